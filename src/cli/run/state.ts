import type { Invalid } from '../../app/load.ts';
import type { Options } from '../../app/options.ts';
import {
  checkState,
  listState,
  pullState,
  pushState,
  type Row,
  showState,
  unlockState,
} from '../../app/state/admin.ts';
import { moveStates } from '../../app/state/move.ts';
import type { Json } from '../../base/json.ts';
import { Fault } from '../../model/fault.ts';
import { type Message, message, say } from '../../model/message.ts';
import type { Listed, Proof } from '../../model/state.ts';
import { resultJson } from '../../report/result-json.ts';
import { describeInfo } from '../../state/lock-info.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type MeantFlags, meantPortals, onlyOne } from '../fleet/meant.ts';
import { sayInvalid, sayMessage } from '../say.ts';
import type { StateAction } from '../state-actions.ts';
import { teller } from '../teller.ts';

interface StateFlags extends MeantFlags {
  readonly id?: string;
}

/** What an action has to tell: lines for people, facts for machines. */
interface Told {
  readonly lines?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  readonly text?: string;
  readonly result: Json;
  readonly exitCode?: number;
}

export async function runState(
  context: Context,
  action: StateAction,
  paths: readonly string[],
  flags: StateFlags,
): Promise<number> {
  const { terminal } = context;
  mustFit(action, paths, flags);
  const told = await perform(context, action, paths, flags);
  if ('kind' in told) return sayInvalid(context, 'state', told, flags.json === true);
  const { lines = [], rows, text, result, exitCode = exitCodes.done } = told;
  if (flags.json) terminal.outJson(resultJson('state', result, { language: terminal.language, exitCode }));
  else if (rows) terminal.outRows(rows);
  else if (text !== undefined) terminal.outText(text);
  else for (const line of lines) terminal.out(line);
  return exitCode;
}

const pathsWanted: Readonly<Record<StateAction, readonly [least: number, most: number]>> = {
  check: [0, 0],
  list: [0, 0],
  locks: [0, 0],
  show: [0, 0],
  pull: [0, 0],
  push: [0, 1],
  unlock: [0, 0],
  move: [2, 2],
};

/** What an action does not heed is a mistake, and is not passed over. */
function mustFit(action: StateAction, { length }: readonly string[], { id }: StateFlags): void {
  const [least, most] = pathsWanted[action];
  if (length < least || length > most || (id !== undefined && action !== 'unlock'))
    throw new Fault('STATE_COMMAND_LINE', { action }, { reach: 'run' });
}

async function perform(
  context: Context,
  action: StateAction,
  [first, second]: readonly string[],
  flags: StateFlags,
): Promise<Told | Invalid> {
  const meant = await meantPortals(context, flags);
  if ('kind' in meant) return meant;
  const portals = meant.map((portal): Options => ({ ...portal, onEvent: teller(context, flags) }));
  const words = (said: Message) => say(said, context.terminal.language).text;
  switch (action) {
    case 'check':
      return tell(await checkState(anyOf(portals)), ({ state, proofs }) => checked(state, proofs, words));
    case 'list':
      return tell(await listState(portals), ({ list }) => listed(list, words));
    case 'locks':
      return tell(await listState(portals), ({ list }) =>
        listed(
          list.filter(({ holder }) => holder),
          words,
        ),
      );
    case 'show':
      return tell(await showState(portals), ({ rows }) => shown(rows));
    case 'pull':
      return tell(await pullState(onlyOne(portals)), ({ text }) => ({
        text: text.trimEnd(),
        result: { lockfile: JSON.parse(text) as Json },
      }));
    case 'push':
      return tell(await pushState(first === undefined ? portals : [onlyOne(portals)], first), ({ states }) => ({
        lines: states.map((state) => words(message('STATE_PUSHED', { state }))),
        result: { states: [...states] },
      }));
    case 'unlock':
      return unlocked(context, await unlockState(onlyOne(portals), flags.id), words);
    case 'move':
      return tell(await moveStates(portals, first ?? '', second ?? ''), ({ from, to, portals: all }) =>
        one(message('STATE_MOVED', { from, to, portals: all.join(', ') }), words, { from, to, portals: [...all] }),
      );
  }
}

/** The store of a fleet is the same for all of its portals. */
function anyOf(portals: readonly Options[]): Options {
  return portals[0] ?? onlyOne(portals);
}

function shown(rows: readonly Row[]): Told {
  return {
    rows: rows.map(({ portal, key, id }) => [portal, key, String(id ?? 'pending')]),
    result: { rows: rows.map(({ portal, key, id }) => ({ portal, key, id: id ?? null })) },
  };
}

type Words = (said: Message) => string;

function tell<T extends { readonly kind: string }>(found: T | Invalid, then: (found: T) => Told): Told | Invalid {
  return isInvalid(found) ? found : then(found);
}

function isInvalid(found: { readonly kind: string }): found is Invalid {
  return found.kind === 'invalid';
}

function one(said: Message, words: Words, result: Json): Told {
  return { lines: [words(said)], result };
}

const proofCodes = {
  lock: 'STATE_PROOF_LOCK',
  'second-lock': 'STATE_PROOF_SECOND_LOCK',
  write: 'STATE_PROOF_WRITE',
  read: 'STATE_PROOF_READ',
  swap: 'STATE_PROOF_SWAP',
  release: 'STATE_PROOF_RELEASE',
  session: 'STATE_PROOF_SESSION',
  etag: 'STATE_PROOF_ETAG',
} as const;

function checked(state: string, proofs: readonly Proof[], words: Words): Told {
  const isSound = proofs.every(({ holds }) => holds);
  const line = ({ what, holds, detail = '' }: Proof) =>
    `${holds ? '✓' : '✗'} ${words(message(proofCodes[what], { detail }))}`;
  const verdict = words(message(isSound ? 'STATE_SOUND' : 'STATE_UNSOUND', { state }));
  return {
    lines: [...proofs.map(line), verdict],
    result: { state, sound: isSound, proofs: proofs.map(({ what, holds }) => ({ what, holds })) },
    exitCode: isSound ? exitCodes.done : exitCodes.failed,
  };
}

function listed(list: readonly Listed[], words: Words): Told {
  const held = ({ holder }: Listed) =>
    holder ? [words(message('STATE_HELD_BY', { holder: describeInfo(holder), id: holder.ID }))] : [];
  const holderOf = ({ holder }: Listed): Json => (holder ? { ...holder } : null);
  return {
    rows: list.map((each) => [each.project, each.portal, ...held(each)]),
    result: { objects: list.map((each) => ({ project: each.project, portal: each.portal, holder: holderOf(each) })) },
  };
}

type Unlocking = Exclude<Awaited<ReturnType<typeof unlockState>>, Invalid>;

function unlocked({ terminal }: Context, found: Unlocking | Invalid, words: Words): Told | Invalid {
  if (isInvalid(found)) return found;
  const { state } = found;
  if (found.kind === 'free') return one(message('STATE_FREE', { state }), words, { state, holder: null });
  const { holder, described, cutSec } = found;
  const facts = { state, holder: described, id: holder.ID, seconds: cutSec };
  const said = message(found.kind === 'held' ? 'STATE_UNLOCK_HOW' : 'STATE_UNLOCKED', facts);
  if (found.kind === 'held') sayMessage(terminal, said);
  return {
    lines: found.kind === 'held' ? [] : [words(said)],
    result: { state, holder: { ...holder }, unlocked: found.kind === 'unlocked' },
    exitCode: found.kind === 'held' ? exitCodes.lockfileBusy : exitCodes.done,
  };
}
