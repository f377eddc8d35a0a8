import { isoOf } from '../clock.ts';
import type { Answer } from '../php/json-encode.ts';
import { toText } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';

export const serviceMethods: readonly Method[] = [
  { name: 'profile', scopes: [], run: profile },
  { name: 'scope', scopes: [], run: scope },
  { name: 'methods', scopes: [], run: methods },
  { name: 'method.get', scopes: [], run: methodGet },
  { name: 'server.time', scopes: [], run: (call) => isoOf(call.portal.clock.seconds()) },
  { name: 'app.info', scopes: [], run: appInfo },
];

const ALL_SCOPES: readonly string[] = [
  'basic',
  'crm',
  'department',
  'disk',
  'humanresources',
  'im',
  'imbot',
  'log',
  'task',
  'user',
  'user_basic',
  'user_brief',
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

/** A credential without scopes shows one empty word. */
function scope(call: Call): Reply {
  const full = [...call.params.entries()].find(([key]) => key.toLowerCase() === 'full')?.[1];
  if (full === true || full === 'true' || full === '1' || full === 1) return ALL_SCOPES;
  return call.credential.scopes.length === 0 ? [''] : call.credential.scopes;
}

function methods(call: Call): Reply {
  const { scopes } = call.credential;
  return call.methods.names.filter((name) => {
    const method = call.methods.find(name);
    if (!method) return name === 'batch' || scopes.includes('im');
    return method.scopes.length === 0 || method.scopes.some((wanted) => scopes.includes(wanted));
  });
}

function methodGet(call: Call): Reply {
  const name = [...call.params.entries()].find(([key]) => key.toLowerCase() === 'name')?.[1];
  const method = call.methods.find(toText(name));
  const isAvailable =
    method !== undefined &&
    (method.scopes.length === 0 || method.scopes.some((wanted) => call.credential.scopes.includes(wanted)));
  return { isExisting: method !== undefined, isAvailable };
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
