import { canonical } from '../base/json.ts';
import { listed } from '../base/listed.ts';
import type { Finding, FoundChat } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import { type Message, message } from '../model/message.ts';
import type { Operation } from '../model/operation.ts';
import type { Change, ChatPlan, ConsentName, CreateSummary } from '../model/plan.ts';
import { createSteps, type Desired } from '../resources/chat/create.ts';
import { keysOf, markerOf, olderKey, wantedTitle, wantedType } from '../resources/chat/identity.ts';
import { markerType } from '../resources/chat/marker.ts';
import { removalRules } from '../resources/chat/remove.ts';
import type { Resolver, Situation } from '../resources/field.ts';
import { diff, inOrder, split } from './diff.ts';
import { chatDigest } from './digest.ts';
import { callerAsManager, formerRowNotes, heldNote, protectNote, whyNotCreate } from './doubts.ts';
import type { PlanInput } from './input.ts';
import { withPolicy } from './policy.ts';
import { desiredOf, peopleNotes, resolverFor } from './resolve.ts';
import { summary } from './summary.ts';

/** A healed chat younger than this is one whose first apply was cut short together with its lockfile. Units: seconds. */
const freshSec = 24 * 3600;

/** What one chat of the config needs, given what looking for it found. */
export function planChat(input: PlanInput, chat: ChatConfig): ChatPlan {
  const { actual, rows } = input;
  const finding = actual.findings.get(chat.key) ?? { kind: 'absent' };
  const own = rows.get(chat.key);
  const former = keysOf(chat).filter((key) => key !== chat.key && rows.has(key));
  // Beside a row of its own, a former key's row goes only where it says the same.
  const previous = own === undefined ? former.slice(0, 1) : former.filter((key) => rows.get(key)?.id === own.id);
  const row = own ?? previous.map((key) => rows.get(key)).find((found) => found !== undefined);
  const context: Context = {
    input,
    chat,
    row,
    replaces: previous,
    resolver: resolverFor(actual.directory, input.pictures, chat.folder),
    notes: [
      ...formerRowNotes(chat, rows),
      ...peopleNotes(chat, actual.directory, finding.kind === 'found' ? (finding.chat.members ?? []) : []),
    ],
  };
  return planFinding(context, finding);
}

interface Context {
  readonly input: PlanInput;
  readonly chat: ChatConfig;
  readonly row: LockRow | undefined;
  readonly replaces: readonly string[];
  readonly resolver: Resolver;
  readonly notes: readonly Change[];
}

function planFinding(context: Context, finding: Finding): ChatPlan {
  const { input } = context;
  switch (finding.kind) {
    case 'found':
      return planFound(context, finding.chat, finding.by);
    case 'absent':
      return planCreate(context, {});
    case 'lookalikes':
      return planLookalikes(context, finding.chats);
    case 'deleted':
      return input.allowed.recreate
        ? planCreate(context, { recreate: 1 })
        : blocked(context, finding.id, message('CHAT_DELETED', { id: finding.id }));
    case 'unreachable':
      return input.allowed.recreate && finding.by === 'lockfile'
        ? planCreate(context, { recreate: 1 })
        : blocked(context, finding.id, unreachable(finding));
    case 'foreign':
      return blocked(context, finding.id, message('CHAT_FOREIGN', { id: finding.id, marker: finding.marker }));
    case 'doubled':
      return blocked(context, finding.ids[0], message('MARKER_DOUBLED', { ids: listed(finding.ids) }));
    case 'elsewhere':
      return blocked(context, finding.id, message('MARKER_ELSEWHERE', { id: finding.id, marked: finding.marked }));
    case 'conflict':
      return blocked(
        context,
        undefined,
        message('LOCKFILE_TWO_IDS', { ids: listed(finding.ids), key: context.chat.key }),
      );
    case 'ahead':
      return blocked(context, undefined, message('CREATE_AHEAD', { seconds: finding.seconds, key: context.chat.key }));
    case 'sent-by-other':
      return blocked(context, undefined, sentByOther(context, finding.by));
    case 'unsettled':
      return blocked(context, undefined, unsettled(context, finding.candidates));
  }
}

function planFound(context: Context, found: FoundChat, by: 'lockfile' | 'marker' | 'pending'): ChatPlan {
  const { input, chat, row: lockRow, resolver, notes } = context;
  const row = lockRow ?? {};
  const { caller, directory } = input.actual;
  const situation: Situation = { caller, found, undocumented: input.undocumented };
  const { desired, heldBy, protectedIds } = withPolicy(desiredOf(chat, resolver), { chat, found, caller, directory });
  const ownerProblem = unusableOwner(context, desired);
  if (ownerProblem) return blocked(context, found.id, ownerProblem);
  const { changes, operations, remember } = diff(chat, desired, row, situation, resolver);
  const fresh = isFresh(found, row, by, input);
  const identityChanges = identityNotes(context, found, by);
  return finish(context, {
    id: found.id,
    changes: [
      ...identityChanges,
      ...changes,
      ...heldNote(chat, heldBy),
      ...protectNote(chat, protectedIds.map(resolver.name)),
      ...callerAsManager(chat, desired.get('owner') as number | undefined, found, input.actual),
      ...notes,
    ],
    operations,
    row: nextRow(
      context,
      { ...withoutMarker(row), id: found.id, ...remember, ...markerRow(context, found) },
      fresh && operations.length > 0,
    ),
    consents: consentsOf(operations, fresh),
  });
}

function planCreate(context: Context, consents: ChatPlan['consents']): ChatPlan {
  const { input, chat, resolver, notes } = context;
  const { caller, directory } = input.actual;
  const wanted = desiredOf(chat, resolver);
  const ownerProblem = unusableOwner(context, wanted);
  const why = ownerProblem ?? whyNotCreate(chat, directory);
  if (why) return blocked(context, undefined, why);
  const { desired } = withPolicy(wanted, { chat, found: undefined, caller, directory });
  const marker = markerOf(input.config, chat);
  const { operations, reasons } = split(createSteps(desired, marker, caller, input.undocumented));
  const cannot = reasons.map(
    ({ cannot: why }): Change => ({ kind: 'note', key: chat.key, field: 'managers', message: why }),
  );
  const asManager = callerAsManager(chat, desired.get('owner') as number | undefined, undefined, input.actual);
  return finish(context, {
    id: undefined,
    summary: summary(desired, resolver, caller),
    changes: [
      { kind: 'create', key: chat.key, field: undefined, place: chat.place },
      ...cannot,
      ...asManager,
      ...notes,
    ],
    operations: inOrder(operations),
    row: nextRow({ ...context, row: undefined }, {}, true),
    consents,
  });
}

/** The caller already has chats of this title: one of them may be the very chat whose row was lost. */
function planLookalikes(context: Context, found: readonly FoundChat[]): ChatPlan {
  const { input, chat } = context;
  const ids = listed(found.map(({ id }) => id));
  if (input.allowed.twin) return planCreate(context, { twin: 1 });
  const [only] = found;
  if (found.length > 1 || !only) return blocked(context, undefined, message('LOOKALIKES', { ids, key: chat.key }));
  const from = keysById(input.rows)
    .get(only.id)
    ?.find((key) => key !== chat.key);
  const taking = from === undefined ? context : { ...context, replaces: [...context.replaces, from] };
  const plan = planFound(context, only, 'lockfile');
  const adopt: Change = {
    kind: 'adopt',
    key: chat.key,
    field: undefined,
    to: String(only.id),
    message: from === undefined ? message('LOOKALIKE', { id: only.id }) : lookalikeLeft(chat, only.id, from),
    place: chat.place,
  };
  return finish(taking, {
    id: only.id,
    changes: [adopt, ...plan.changes],
    operations: plan.operations,
    row: typeof plan.row === 'object' ? plan.row : nextRow(context, { id: only.id }, false),
    consents: { ...plan.consents, adopt: 1 },
  });
}

/** Where a table makes the key, the old one has to stand in the table, too. */
function lookalikeLeft({ key, place }: ChatConfig, id: number, from: string): Message {
  return place.from ? message('LOOKALIKE_LEFT_ROW', { id, from }) : message('LOOKALIKE_LEFT', { id, key, from });
}

interface Draft {
  readonly id: number | undefined;
  readonly summary?: CreateSummary;
  readonly changes: readonly Change[];
  readonly operations: readonly Operation[];
  readonly row: LockRow | 'keep';
  readonly consents: ChatPlan['consents'];
  readonly blocked?: Message;
}

/** Completes a draft by what follows from it. */
function finish(context: Context, draft: Draft): ChatPlan {
  const { chat, input, replaces } = context;
  const isNew = canonical(draft.row) !== canonical(input.rows.get(chat.key) ?? {});
  const rowChanged = draft.row !== 'keep' && (isNew || replaces.length > 0);
  const plan = { key: chat.key, title: wantedTitle(chat), ...draft, replaces, rowChanged };
  return { ...plan, place: chat.place, digest: chatDigest(plan) };
}

/** A chat to which nothing may be done; told at the line of the field that is to blame, where one is. */
function blocked(context: Context, id: number | undefined, why: Message): ChatPlan {
  const { chat, notes } = context;
  const reason = canonical(why);
  const culprit = notes.find((note) => note.message?.code === why.code && canonical(note.message) === reason);
  const note: Change = culprit ?? { kind: 'note', key: chat.key, field: undefined, message: why, place: chat.place };
  const others = notes.filter((one) => one !== culprit);
  const draft = { id, changes: [note, ...others], operations: [], row: 'keep', consents: {}, blocked: why } as const;
  return { ...finish(context, draft), place: note.place ?? chat.place };
}

/** The row as it should be: of what is known, that which holds no longer than a creation goes, and what the file says comes in. */
function nextRow({ chat }: Context, known: LockRow, unfinished: boolean): LockRow {
  const { protect: _p, onRemove: _o, unfinished: _u, pending: _q, sent: _s, ...kept } = known;
  return {
    ...kept,
    ...(unfinished ? { unfinished: true as const } : {}),
    ...removalRules(chat),
  };
}

function markerRow({ chat, input }: Context, found: FoundChat): Pick<LockRow, 'marker'> {
  const marker = olderKey(found, input.config.project, chat.key);
  return marker === undefined ? {} : { marker };
}

function withoutMarker({ marker: _, ...row }: LockRow): LockRow {
  return row;
}

function identityNotes(context: Context, found: FoundChat, by: 'lockfile' | 'marker' | 'pending'): readonly Change[] {
  const { chat, input, row, replaces } = context;
  const head = { key: chat.key, field: undefined, place: chat.place } as const;
  const changes: Change[] = [];
  if (by === 'marker' && row?.id !== found.id)
    changes.push({ kind: 'adopt', ...head, to: String(found.id), message: message('HEALED', { id: found.id }) });
  if (by === 'pending')
    changes.push({ kind: 'adopt', ...head, to: String(found.id), message: message('SETTLED', { id: found.id }) });
  for (const from of replaces)
    changes.push({
      kind: 'update',
      ...head,
      from,
      to: chat.key,
      message: message('KEY_MOVED', { from, to: chat.key }),
    });
  if (input.config.identity === 'marker' && found.entity === undefined)
    changes.push({ kind: 'note', ...head, message: message('CANNOT_HEAL', { id: found.id }) });
  return changes;
}

/** Is this still the chat's creation, whose consent was the creating plan's own? */
function isFresh(found: FoundChat, row: LockRow, by: string, input: PlanInput): boolean {
  if (row.unfinished || by === 'pending') return true;
  const healed = by === 'marker' && row.id === undefined && found.entity?.type === markerType;
  return healed && found.owner === input.actual.caller && input.nowSec - found.createdSec < freshSec;
}

/** The creating plan said who owns the chat; whoever came into it since came later, and nobody agreed to his going. */
function consentsOf(operations: readonly Operation[], fresh: boolean): ChatPlan['consents'] {
  const count = (stage: Operation['stage']) => operations.filter((operation) => operation.stage === stage).length;
  const counts: Partial<Record<ConsentName, number>> = {
    'remove-members': count('remove-members'),
    'hand-over': fresh ? 0 : count('hand-over'),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, number]) => number > 0));
}

/** An owner nobody can be: then nothing is done to the chat, as what follows would hand it to the wrong person. */
function unusableOwner({ chat, input, notes }: Context, desired: Desired): Message | undefined {
  const owner = desired.get('owner') as number | undefined;
  if (owner === undefined) return undefined;
  if (owner !== 0 && input.actual.directory.people.get(owner)?.active) return undefined;
  const note = notes.find(({ field }) => field === 'owner');
  return note?.message ?? message('PERSON_UNKNOWN', { who: String(chat.fields.owner) });
}

function unreachable(finding: Extract<Finding, { kind: 'unreachable' }>): Message {
  return message(finding.by === 'marker' ? 'CHAT_CLOSED_TO_CALLER' : 'CHAT_UNREACHABLE', { id: finding.id });
}

function unsettled({ chat, row, input }: Context, candidates: readonly FoundChat[]): Message {
  if (candidates.length === 0)
    return message('CREATE_OPEN', { seconds: Math.max(1, (row?.pending ?? 0) + input.cutSec - input.nowSec) });
  return message('CREATE_UNSURE', { ids: listed(candidates.map(({ id }) => id)), key: chat.key });
}

function sentByOther({ input, chat }: Context, by: number): Message {
  return message('CREATE_BY_OTHER', { by, caller: input.actual.caller, key: chat.key });
}

/** Whose rows name a chat; counted once for all rows, as every chat that has a lookalike asks. */
function keysById(rows: ReadonlyMap<string, LockRow>): ReadonlyMap<number, readonly string[]> {
  const known = namedBy.get(rows);
  if (known) return known;
  const keys = new Map<number, string[]>();
  for (const [key, { id }] of rows) {
    if (id === undefined) continue;
    const named = keys.get(id);
    if (named) named.push(key);
    else keys.set(id, [key]);
  }
  namedBy.set(rows, keys);
  return keys;
}

const namedBy = new WeakMap<ReadonlyMap<string, LockRow>, ReadonlyMap<number, readonly string[]>>();

/** Chats that a search by title could confuse. */
export function titleAndType(chat: ChatConfig): string {
  return `${wantedType(chat)} ${wantedTitle(chat)}`;
}
