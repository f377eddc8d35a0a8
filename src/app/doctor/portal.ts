import { systemClock } from '../../base/clock.ts';
import { isObject, type Json } from '../../base/json.ts';
import type { Answer } from '../../model/call.ts';
import { type CheckName, type Finding, fine, look, wrong } from '../../model/check.ts';
import type { Config } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import { idIn, isNothing } from '../../model/judged.ts';
import { type Message, message } from '../../model/message.ts';
import type { Portal } from '../../portal/client.ts';
import { callerIn } from '../../read/caller.ts';
import { markerType } from '../../resources/chat/marker.ts';
import type { Options } from '../options.ts';
import type { OpenPortal } from '../portal.ts';
import { neededScopes, scopeFinding } from './scopes.ts';
import { tariffFinding } from './tariff.ts';

/**
 * Asks the portal who we are and what we may do; nothing that it could not answer a hundred times.
 *
 * `heard`: what the client has warned of, which grows while it is asked.
 */
export async function examinePortal(
  config: Config,
  { client, undocumented }: OpenPortal,
  options: Options,
  heard: readonly Message[],
): Promise<readonly Finding[]> {
  const ask = (method: string, params: Readonly<Record<string, Json>> = {}) =>
    client.call({ method, params }, options.signal ? { signal: options.signal } : {});
  // The first call alone: what stands in its way stands in the way of all.
  const profile = await ask('profile');
  const reached = reachFindings(config, client, profile, heard);
  if (profile.kind !== 'done') return reached;
  const clock = await clockFinding(client, options);
  // Alone as well: the commands of a batch have credentials of another kind.
  const granted = await ask('scope');
  const [tariff, ...methods] = await Promise.all([
    ask('app.info'),
    ...methodsOfChats.map((name) => ask('method.get', { name: name.toLowerCase() })),
  ]);
  const scopes = scopeFinding(granted, neededScopes(config));
  const mayChat = scopes.state !== 'wrong' || !isMissing(granted, 'im');
  const chats = mayChat ? await Promise.all([readFinding(ask), markerFinding(config, ask)]) : [];
  const hidden = mayChat && undocumented ? [await undocumentedFinding(ask)] : [];
  return [
    ...reached,
    callerFinding(profile.result),
    scopes,
    ...(mayChat ? [methodsFinding(methods)] : []),
    ...chats,
    ...hidden,
    tariffFinding(tariff, config, client.pace()),
    clock,
  ];
}

type Ask = (method: string, params?: Readonly<Record<string, Json>>) => Promise<Answer>;

/** Faults by which a portal speaks, so that its address is right. */
const spoken: ReadonlySet<string> = new Set([
  'CREDENTIALS_WRONG',
  'TOKEN_EXPIRED',
  'TOKEN_NOT_RENEWED',
  'ACCOUNT_REFUSED',
  'LICENCE_MISSING',
  'PORTAL_DELETED',
  'PORTAL_BLOCKED',
  'AUTH_SERVER_DOWN',
  'AUTH_SERVER_UNREACHABLE',
  'SCOPE_MISSING',
  'TOO_MANY_REQUESTS',
]);

/** Faults of the connection to an address that is right. */
const ofTls: ReadonlySet<string> = new Set([
  'TLS_FAILED',
  'TLS_SELF_SIGNED',
  'TLS_EXPIRED',
  'TLS_OTHER_NAME',
  'HTTPS_REQUIRED',
]);

/** Where the first call came to: address, then TLS, then credentials. */
function reachFindings(config: Config, client: Portal, answer: Answer, heard: readonly Message[]): readonly Finding[] {
  const fault = 'fault' in answer ? answer.fault : undefined;
  if (fault && ofTls.has(fault.code)) return [fine('address', address(config, client)), wrong('tls', fault)];
  if (fault && !spoken.has(fault.code)) return [wrong('address', fault)];
  const moved = heard.find(({ code }) => code === 'PORTAL_MOVED');
  return [
    moved ? look('address', moved) : fine('address', address(config, client)),
    ...tlsFindings(config),
    credentialFinding(config, answer),
  ];
}

function address({ portal }: Config, client: Portal): Message {
  return portal.kind === 'sandbox'
    ? message('DOCTOR_SANDBOX')
    : message('DOCTOR_ADDRESS', { host: new URL(client.origin).host });
}

function tlsFindings({ portal }: Config): readonly Finding[] {
  if (portal.kind === 'sandbox' || portal.url === undefined) return [];
  const isPlain = new URL(portal.url).protocol === 'http:';
  return [fine('tls', message(isPlain ? 'DOCTOR_TLS_LOOPBACK' : 'DOCTOR_TLS'))];
}

function credentialFinding({ portal }: Config, answer: Answer): Finding {
  if ('fault' in answer) return wrong('credentials', answer.fault);
  if (answer.kind === 'refused')
    return wrong('credentials', message('READ_REFUSED', { method: 'profile', ...refusalOf(answer) }));
  const isToken = portal.kind === 'rest' && portal.token !== undefined;
  return fine('credentials', message(isToken ? 'DOCTOR_TOKEN' : 'DOCTOR_WEBHOOK'));
}

function callerFinding(profile: Json): Finding {
  try {
    const { id, name, isAdmin } = callerIn(profile);
    return fine(
      'caller',
      message(isAdmin ? 'DOCTOR_CALLER_ADMIN' : 'DOCTOR_CALLER', { id: String(id), name: JSON.stringify(name) }),
    );
  } catch (error) {
    if (error instanceof Fault) return wrong('caller', error);
    throw error;
  }
}

/** What an apply may call; the registry of methods is asked, not they, and it knows names in lower case only. */
const methodsOfChats = [
  'im.chat.add',
  'im.chat.get',
  'im.chat.setOwner',
  'im.chat.updateAvatar',
  'im.chat.updateColor',
  'im.chat.updateTitle',
  'im.chat.user.add',
  'im.chat.user.delete',
  'im.chat.user.list',
  'im.dialog.get',
  'im.recent.list',
  'im.search.chat.list',
  'im.user.list.get',
];

function methodsFinding(answers: readonly Answer[]): Finding {
  const missing = methodsOfChats.filter((_name, index) => {
    const answer = answers[index];
    return answer?.kind === 'done' && isObject(answer.result) && answer.result.isExisting === false;
  });
  if (missing.length > 0) return wrong('methods', message('DOCTOR_METHODS_MISSING', { methods: missing.join(', ') }));
  const unknown = answers.some((answer) => answer.kind !== 'done');
  return unknown
    ? look('methods', message('DOCTOR_METHODS_UNTOLD'))
    : fine('methods', message('DOCTOR_METHODS', { count: methodsOfChats.length }));
}

/** A real read of chats, as every plan makes it. */
async function readFinding(ask: Ask): Promise<Finding> {
  const answer = await ask('im.recent.list', { SKIP_OPENLINES: 'Y', SKIP_DIALOG: 'Y', LIMIT: 1 });
  return answer.kind === 'done'
    ? fine('methods', message('DOCTOR_READS'))
    : notRead('methods', 'im.recent.list', answer);
}

/** Looks the first key's marker up: an id or nothing at all is the answer of a portal where markers work. */
async function markerFinding({ project, identity, chats }: Config, ask: Ask): Promise<Finding> {
  const marker = `${project}/${chats[0]?.key ?? 'doctor'}`;
  const answer = await ask('im.chat.get', { ENTITY_TYPE: markerType, ENTITY_ID: marker });
  if (answer.kind !== 'done') return notRead('markers', 'im.chat.get', answer);
  const id = isObject(answer.result) ? idIn(answer.result.ID) : undefined;
  if (id === undefined && !isNothing(answer.result))
    return wrong('markers', message('ANSWER_FOREIGN', { method: 'im.chat.get' }));
  if (id !== undefined) return fine('markers', message('DOCTOR_MARKER_FOUND', { marker, id }));
  return fine('markers', message(identity === 'marker' ? 'DOCTOR_MARKERS' : 'DOCTOR_MARKERS_UNUSED'));
}

/** The one undocumented method that only reads stands for the others; what it says of the chat is no matter. */
async function undocumentedFinding(ask: Ask): Promise<Finding> {
  const answer = await ask('im.v2.Chat.get', { chatId: 1 });
  if (!('fault' in answer)) return fine('methods', message('DOCTOR_UNDOCUMENTED'));
  return answer.fault.code === 'METHOD_UNKNOWN'
    ? wrong('methods', message('DOCTOR_UNDOCUMENTED_MISSING'))
    : look('methods', answer.fault);
}

function notRead(check: CheckName, method: string, answer: Exclude<Answer, { kind: 'done' }>): Finding {
  return wrong(check, 'fault' in answer ? answer.fault : message('READ_REFUSED', { method, ...refusalOf(answer) }));
}

function refusalOf({ code, description }: Extract<Answer, { kind: 'refused' }>) {
  return { code, description };
}

/** Units: seconds; more than a slow answer explains, and enough to confuse people who compare logs. */
const skewSecAtMost = 10;

async function clockFinding(client: Portal, { clock = systemClock }: Options): Promise<Finding> {
  try {
    const skewSec = (await client.nowSec()) - Math.floor(clock.nowMs() / 1000);
    const seconds = Math.abs(skewSec);
    if (seconds <= skewSecAtMost) return fine('clock', message('DOCTOR_CLOCK', { seconds }));
    return look('clock', message(skewSec > 0 ? 'DOCTOR_CLOCK_SLOW' : 'DOCTOR_CLOCK_FAST', { seconds }));
  } catch (error) {
    if (error instanceof Fault) return wrong('clock', error);
    throw error;
  }
}

function isMissing(granted: Answer, scope: string): boolean {
  return granted.kind === 'done' && Array.isArray(granted.result) && !granted.result.includes(scope);
}
