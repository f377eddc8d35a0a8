import type { CodeFilledBy } from '../../model/codes/index.ts';
import { type Message, message } from '../../model/message.ts';
import { isReserved } from '../../resources/chat/identity.ts';
import { markerType } from '../../resources/chat/marker.ts';
import { descriptionBytes, descriptionLimitBytes, unkeptCharacter } from '../../resources/chat/text.ts';
import type { ChatDraft } from '../chats.ts';
import { problem, problemOf, type Report } from '../report.ts';
import { type Located, type LocatedMap, type Member, spanOf } from '../yaml/located.ts';
import type { Span } from '../yaml/source.ts';
import { keyPattern } from './schemas.ts';

/** What rules may know besides the chats themselves. */
export interface Surroundings {
  readonly marker: boolean;
  readonly undocumented: boolean;
}

/** A rule about one chat. */
type ChatRule = (chat: ChatDraft, around: Surroundings, report: Report) => void;

/** Checks all that the schema of single fields cannot say. */
export function checkRules(chats: readonly ChatDraft[], around: Surroundings, report: Report): void {
  for (const chat of chats) for (const rule of chatRules) rule(chat, around, report);
  checkPreviousKeys(chats, report);
  checkEntities(chats, report);
  if (around.marker) checkLookalikeKeys(chats, report);
}

/** Together with the 50 characters of a project it leaves room in the 255 of a marker. */
const keyLimit = 100;

const chatRules: readonly ChatRule[] = [
  keyIsReadable,
  titleIsTaken,
  descriptionFits,
  textsAreKept,
  entityIsFree,
  managersAllowed,
  groupsAreOne,
  ownerIsMeant,
  deleteAllowed,
  avatarIsReachable,
  avatarHostIsWritten,
  ownerLeavesHands,
];

function keyIsReadable(chat: ChatDraft, around: Surroundings, report: Report): void {
  const wrong = whyNotKey(chat.key, around);
  if (wrong) report(problemOf(wrong, chat.keySpan));
}

/** Is it a key in form and length, whatever the file says besides? */
export function mayBeKey(key: string): boolean {
  return whyNotKey(key, { marker: false }) === undefined;
}

function whyNotKey(key: string, { marker }: Pick<Surroundings, 'marker'>): Message | undefined {
  const length = [...key].length;
  if (!new RegExp(keyPattern, 'u').test(key)) return message('KEY_FORM', { key });
  if (length > keyLimit) return message('KEY_LONG', { length, limit: keyLimit });
  if (!marker) return undefined;
  return isAscii(key) ? undefined : message('KEY_NOT_ASCII', { key });
}

/** The portal makes up a title for "0" as for none. */
function titleIsTaken(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const title = valid(chat, 'title');
  if (title === undefined) {
    if (!chat.wrong.has('title')) report(problem('TITLE_MISSING', { key: chat.key }, chat.keySpan));
    return;
  }
  if (title.node.value === '0') report(problem('TITLE_ZERO', {}, spanOf(title)));
}

function descriptionFits(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const description = valid(chat, 'description');
  if (description === undefined) return;
  const bytes = descriptionBytes(String(description.node.value));
  if (bytes > descriptionLimitBytes)
    report(problem('DESCRIPTION_LONG', { bytes, limit: descriptionLimitBytes }, spanOf(description)));
}

function textsAreKept(chat: ChatDraft, _around: Surroundings, report: Report): void {
  for (const field of ['title', 'description', 'message']) {
    const text = valid(chat, field);
    const found = unkeptCharacter(String(text?.node.value ?? ''));
    if (!text || found === undefined) continue;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report(problem('TEXT_CHARACTER', { field, code }, spanOf(text)));
  }
}

function entityIsFree(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const entity = valid(chat, 'entity')?.node;
  if (entity?.kind !== 'map') return;
  const { type, id } = entity.value;
  const [typeMember, idMember] = [entity.members.get('type'), entity.members.get('id')];
  if (type === markerType && typeMember) report(problem('ENTITY_OURS', { type: markerType }, spanOf(typeMember)));
  if (isReserved(String(type)) && typeMember)
    report(problem('ENTITY_RESERVED', { type: String(type) }, spanOf(typeMember)));
  if (id === '0' && idMember) report(problem('ENTITY_ID_ZERO', {}, spanOf(idMember)));
}

function managersAllowed(chat: ChatDraft, around: Surroundings, report: Report): void {
  const managers = valid(chat, 'managers');
  if (managers && !around.undocumented) report(problem('MANAGERS_NOT_ALLOWED', {}, managers.key));
}

/** `department`, `head` and `everyone` each say another thing, and the rest only goes with some of them. */
function groupsAreOne(chat: ChatDraft, _around: Surroundings, report: Report): void {
  for (const field of ['users', 'managers'])
    for (const group of groupsIn(chat.fields.members.get(field)?.node)) {
      if ([...group.members.keys()].some((name) => !groupWords.has(name))) continue;
      const kinds = ['department', 'head', 'everyone'].filter((name) => group.members.has(name));
      const everyone = group.members.get('everyone');
      const stray = [...group.members].find(([name]) => !(companions[kinds[0] ?? ''] ?? []).includes(name));
      if (kinds.length !== 1) report(problem('GROUP_FORM', {}, pointAt(group)));
      else if (everyone && everyone.node.value !== true) report(problem('GROUP_EVERYONE', {}, spanOf(everyone)));
      else if (stray) report(problem('GROUP_STRAY', { name: stray[0], kind: kinds[0] ?? '' }, stray[1].key));
      else doubtQuoted(group, report);
    }
}

/** `owner: { head: "7" }`. */
function ownerIsMeant(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const owner = valid(chat, 'owner')?.node;
  if (owner?.kind === 'map') doubtQuoted(owner, report);
}

/** A number in quotes is taken as it is written, and most often meant otherwise. */
function doubtQuoted(group: LocatedMap, report: Report): void {
  const named = group.members.get('department') ?? group.members.get('head');
  if (named === undefined || typeof named.node.value !== 'string') return;
  const value = named.node.value.trim();
  if (/^\d+$/.test(value)) report(problem('DEPARTMENT_QUOTED', { value }, spanOf(named), { severity: 'warning' }));
}

/** The words that may stand with each kind of group. */
export const companions: Readonly<Record<string, readonly string[]>> = {
  department: ['department', 'recursive', 'except'],
  head: ['head'],
  everyone: ['everyone', 'except'],
};

const groupWords = new Set([...Object.keys(companions), ...Object.values(companions).flat()]);

/** The groups of a list, and those that they make exceptions of. */
function groupsIn(node: Located | undefined): readonly LocatedMap[] {
  const items = node?.kind === 'list' ? node.items : [];
  return items.flatMap((item) => (item.kind === 'map' ? [item, ...groupsIn(item.members.get('except')?.node)] : []));
}

function pointAt({ span }: Located): Span {
  return { ...span, end: span.start + 1 };
}

function deleteAllowed(chat: ChatDraft, around: Surroundings, report: Report): void {
  const onRemove = valid(chat, 'onRemove');
  if (onRemove?.node.value !== 'delete') return;
  const why = whyNotDelete(chat, around);
  if (why) report(problem(why, {}, spanOf(onRemove)));
}

function whyNotDelete(chat: ChatDraft, around: Surroundings) {
  if (chat.fields.members.has('entity')) return 'DELETE_WITH_ENTITY';
  if (around.marker) return 'DELETE_WITH_MARKER';
  return around.undocumented ? undefined : 'DELETE_NOT_ALLOWED';
}

function avatarIsReachable(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const avatar = valid(chat, 'avatar');
  const scheme = /^([a-z][a-z0-9+.-]+):(?:\/\/|[^\\/])/i.exec(String(avatar?.node.value ?? ''))?.[1];
  if (avatar && scheme !== undefined && scheme.toLowerCase() !== 'https')
    report(problem('AVATAR_SCHEME', { scheme }, spanOf(avatar)));
}

/** Where pictures are fetched from is seen in a review, or it is not fetched: values may fill in the rest of an address. */
function avatarHostIsWritten(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const avatar = valid(chat, 'avatar');
  if (avatar?.node.kind !== 'scalar' || avatar.node.writtenHere === undefined) return;
  const text = String(avatar.node.value);
  const [lead] = /^\s*https:[\\/]*/i.exec(text) ?? [];
  if (lead === undefined) return;
  const end = text.slice(lead.length).search(/[\\/?#]/);
  // A tab or line break means nothing in an address, and everything to whoever looks for its host.
  const isWritten = end !== -1 && lead.length + end < avatar.node.writtenHere && !/[\t\n\r]/.test(text.trim());
  if (!isWritten) report(problem('AVATAR_HOST', {}, spanOf(avatar)));
}

/** Only the owner removes people: once the chat is somebody else's, what the file says about that is in vain. */
function ownerLeavesHands(chat: ChatDraft, _around: Surroundings, report: Report): void {
  const owner = valid(chat, 'owner');
  if (!owner) return;
  const { value } = owner.node;
  const who = typeof value === 'object' && value !== null && 'head' in value ? `head: ${value.head}` : String(value);
  for (const [field, value] of ownersAlone) {
    const wish = valid(chat, field);
    if (wish?.node.value === value)
      report(problem('OWNER_LEAVES_HANDS', { who, wish: `${field}: ${value}` }, spanOf(wish), { severity: 'warning' }));
  }
}

const ownersAlone = [
  ['membership', 'exact'],
  ['onRemove', 'archive'],
] as const;

/** A former key names one chat at most, and none that still exists. */
function checkPreviousKeys(chats: readonly ChatDraft[], report: Report): void {
  const current = new Map(chats.map((chat) => [chat.key, chat]));
  const claimed = new Map<string, Span>();
  for (const chat of chats) {
    const list = valid(chat, 'previousKeys')?.node;
    for (const { value, span } of list?.kind === 'list' ? list.items : []) {
      const key = String(value).normalize('NFC');
      const [existing, claim] = [current.get(key), claimed.get(key)];
      if (existing) report(twice('PREVIOUS_KEY_EXISTS', key, span, existing.keySpan));
      else if (claim) report(twice('PREVIOUS_KEY_CLAIMED', key, span, claim));
      else claimed.set(key, span);
    }
  }
}

/** The portal compares entities without regard to case. */
function checkEntities(chats: readonly ChatDraft[], report: Report): void {
  const seen = new Map<string, Member>();
  for (const chat of chats) {
    const entity = valid(chat, 'entity');
    if (entity?.node.kind !== 'map') continue;
    const { type, id } = entity.node.value;
    const name = `${type} ${id}`;
    const first = seen.get(name.toLowerCase());
    if (first) report(twice('ENTITY_TWICE', name, entity.key, first.key));
    else seen.set(name.toLowerCase(), entity);
  }
}

/** The portal finds markers without regard to case, so such keys would be one chat to it. */
function checkLookalikeKeys(chats: readonly ChatDraft[], report: Report): void {
  const seen = new Map<string, ChatDraft>();
  for (const chat of chats) {
    const first = seen.get(chat.key.toLowerCase());
    if (first) report(twice('KEY_CASE', chat.key, chat.keySpan, first.keySpan));
    else seen.set(chat.key.toLowerCase(), chat);
  }
}

function twice(code: CodeFilledBy<'key'>, key: string, span: Span, first: Span) {
  return problem(code, { key }, span, { related: [{ span: first, message: message('FIRST_WRITTEN') }] });
}

function valid(chat: ChatDraft, field: string): Member | undefined {
  return chat.wrong.has(field) ? undefined : chat.fields.members.get(field);
}

export function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
