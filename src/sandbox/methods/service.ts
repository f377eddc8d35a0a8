import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { isTruthy, toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import { type Call, GLOBAL_SCOPE, type Method, type Reply } from '../rest/method.ts';
import { upperKeys } from '../rest/params.ts';
import { ALL_SCOPES } from './scopes.ts';

export const serviceMethods: readonly Method[] = [
  { name: 'profile', scopes: [], run: profile },
  { name: 'scope', scopes: [], run: scope },
  { name: 'methods', scopes: [], run: methods },
  { name: 'method.get', scopes: [], run: methodGet },
  { name: 'server.time', scopes: [], run: (call) => isoOf(call.portal.clock.seconds()) },
  { name: 'app.info', scopes: [], run: appInfo },
];

function profile(call: Call): Reply {
  const { caller } = call;
  return {
    ID: String(caller.id),
    ADMIN: caller.admin,
    NAME: caller.name,
    LAST_NAME: caller.lastName,
    PERSONAL_GENDER: caller.gender,
    TIME_ZONE: '',
  };
}

/**
 * A credential without scopes shows one empty word; any value of `full` that PHP holds for true shows all.
 *
 * Source: rest_provider.php scopeList; the scopes are those of the permissions page.
 */
function scope(call: Call): Reply {
  return isTruthy(upperKeys(call.params).get('FULL')) ? ALL_SCOPES : grantedOf(call);
}

/** Source: rest_provider.php methodsList: SCOPE wins over FULL, and what several scopes hold is told several times. */
function methods(call: Call): Reply {
  const params = upperKeys(call.params);
  const wish = params.get('SCOPE');
  if (wish !== undefined && wish !== null) return namesIn(call, [wish === '' ? GLOBAL_SCOPE : toText(wish)]);
  if (isTruthy(params.get('FULL'))) return namesIn(call, [GLOBAL_SCOPE, ...ALL_SCOPES]);
  return namesIn(call, [GLOBAL_SCOPE, ...grantedOf(call)]);
}

function namesIn(call: Call, scopes: readonly string[]): readonly string[] {
  return [GLOBAL_SCOPE, ...ALL_SCOPES].flatMap((scope) => (scopes.includes(scope) ? call.methods.classic(scope) : []));
}

/**
 * The registry is asked for the name as it is spelt, and its own names are in lower case: `im.chat.updateTitle` is
 * unknown to it. A controller is known by its class alone, whatever the action after it.
 *
 * Source: rest_provider.php getMethod, getDescription (`array_change_key_case`); method-get page, "in lowercase".
 */
function methodGet(call: Call): Reply {
  const name = toText(call.params.get('name'));
  const granted = [GLOBAL_SCOPE, ...grantedOf(call)];
  const holders = [GLOBAL_SCOPE, ...ALL_SCOPES].filter((scope) => call.methods.classic(scope).includes(name));
  if (holders.length === 0) holders.push(...call.methods.controllerScopes(name));
  return { isExisting: holders.length > 0, isAvailable: holders.some((scope) => granted.includes(scope)) };
}

function grantedOf({ credential }: Call): readonly string[] {
  return credential.scopes.length === 0 ? [''] : credential.scopes;
}

/** Inside a webhook's batch there is neither an application nor a password, so the call is refused. */
function appInfo(call: Call): Reply {
  const { credential } = call;
  const license = LICENSES[call.portal.settings.tariff];
  if (credential.kind === 'oauth') return applicationInfo(license);
  if (call.isInBatch) throw new RestError('ACCESS_DENIED', 'Access denied! Application context required', 403);
  return { SCOPE: credential.scopes, LICENSE: license };
}

const LICENSES = { standard: 'ru_std', enterprise: 'ru_ent1000', 'self-hosted': 'ru_selfhosted' } as const;

function applicationInfo(license: string): Answer {
  const type = license.slice(license.indexOf('_') + 1);
  return {
    ID: 5,
    CODE: 'local.sandbox',
    VERSION: 1,
    STATUS: 'L',
    INSTALLED: true,
    PAYMENT_EXPIRED: 'N',
    DAYS: null,
    LANGUAGE_ID: 'ru',
    LICENSE: license,
    LICENSE_TYPE: type,
    LICENSE_FAMILY: type.replace(/\d+$/, ''),
  };
}
