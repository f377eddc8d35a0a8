import { placeText } from '../base/place.ts';
import type { Failure, Outcome } from '../model/event.ts';
import { type Language, type Message, say } from '../model/message.ts';
import type { ChatPlan, Plan } from '../model/plan.ts';
import { type ChatDeed, countDeeds, deedsOf } from './deeds.ts';
import { quoted, symbols } from './text/change-lines.ts';
import { columns, folded, wrap } from './text/columns.ts';
import { paint } from './text/paint.ts';
import { unresolvedIn } from './unresolved.ts';
import { type OutcomeWords, outcomeWords, type Undone } from './words/outcome.ts';

export interface OutcomeTextOptions {
  readonly language: Language;
  readonly width?: number;
  readonly all?: boolean;
  readonly command?: 'apply' | 'destroy';
  /** How many chats of a saved plan were left alone. */
  readonly stale?: number;
  /** The lockfile's name for readers; left out when nothing was recorded. */
  readonly lockfile?: string;
}

/** Chats that are named of those that are done, in a long outcome; failures are always named, all of them. */
const chatsShown = 50;
/** Chats that are named of those that are left: the next run knows them all. */
const leftShown = 12;

interface Setting {
  readonly words: OutcomeWords;
  readonly keyWidth: number;
  readonly options: OutcomeTextOptions;
}

/** What apply says at the end: ids first, then what failed and why, then one line of counts and what to do next. */
export function outcomeText(plan: Plan, outcome: Outcome, options: OutcomeTextOptions): readonly string[] {
  const deeds = deedsOf(plan, outcome);
  const setting = settingOf(deeds, options);
  const blocks = [
    doneLines(deeds, setting),
    deeds.filter(({ deed }) => deed === 'failed' || deed === 'blocked').flatMap((deed) => failedLines(deed, setting)),
    leftLines(deeds, setting),
    outcome.stoppedBy === undefined ? [] : stoppedLines(outcome.stoppedBy, setting),
    folded([lastLine(plan, deeds, setting), ...nextStep(deeds, setting.words)], options.width),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

/** `2 created, 1 updated, 1 failed`: only what there is. */
export function deedCounts(deeds: readonly ChatDeed[], words: OutcomeWords): string {
  const count = countDeeds(deeds);
  return (['create', 'update', 'adopt', 'forget', 'remove', 'healed', 'failed', 'blocked', 'left'] as const)
    .filter((deed) => count[deed] > 0)
    .map((deed) => words.count[deed](count[deed]))
    .join(', ');
}

/** What to do when not everything was done. */
export function nextStep(deeds: readonly ChatDeed[], words: OutcomeWords): readonly string[] {
  const count = countDeeds(deeds);
  if (count.failed + count.blocked > 0) return [words.mendFirst];
  return count.left > 0 ? [words.again] : [];
}

function settingOf(deeds: readonly ChatDeed[], options: OutcomeTextOptions): Setting {
  const widths = deeds.map(({ key }) => columns(key)).filter((width) => width <= 28);
  return {
    words: outcomeWords[options.language],
    keyWidth: Math.max(4, ...widths),
    options,
  };
}

function doneLines(deeds: readonly ChatDeed[], setting: Setting): readonly string[] {
  const done = deeds.filter(({ deed }) => deed !== 'failed' && deed !== 'blocked' && deed !== 'left');
  const shown = setting.options.all || done.length <= chatsShown + 5 ? done : done.slice(0, chatsShown);
  const lines = shown.map((deed) => {
    const id = deed.id === undefined ? '' : setting.words.id(deed.id);
    return `${head(deed, setting)}${id}`.trimEnd();
  });
  if (shown.length === done.length) return lines;
  return [...lines, `${setting.words.more(done.length - shown.length)}; ${setting.words.seeAll}`];
}

function head({ key, deed }: ChatDeed, { keyWidth }: Setting): string {
  const mark = deed === 'failed' || deed === 'left' ? 'blocked' : deed;
  const name = key;
  return `${paint(mark, symbols[mark])} ${paint('key', name)}${' '.repeat(Math.max(0, keyWidth - columns(name)))}   `;
}

/** Which chat it is, what did not become of it, and why. */
function failedLines(deed: ChatDeed, setting: Setting): readonly string[] {
  const hanging = ' '.repeat(setting.keyWidth + 5);
  const [first = '', ...rest] = fold(reasonLines(deed, setting), setting);
  return [`${head(deed, setting)}${first}`, ...rest.map((line) => `${hanging}${line}`)];
}

function reasonLines(deed: ChatDeed, setting: Setting): readonly string[] {
  const { words } = setting;
  const reasons = deed.failures.map((failure) => failureLines(failure, setting));
  if (deed.chat === undefined) return reasons.flat();
  const id = deed.id === undefined ? '' : ` (${words.id(deed.id)})`;
  const what = `${quoted(deed.chat.title)}${id} ${words.undone[undoneOf(deed, deed.chat)]}:`;
  const [only = [], ...others] = reasons;
  const [why = '', ...more] = only;
  return others.length > 0 ? [what, ...reasons.flat()] : [`${what} ${why}`, ...more];
}

/** What did not become of a chat. */
export function undoneOf({ deed, id }: ChatDeed, chat: ChatPlan): Undone {
  const isBlocked = deed === 'blocked';
  const isLeaving = isBlocked ? chat.place === undefined : chat.changes.some(({ kind }) => kind === 'remove');
  if (isLeaving) return 'remove';
  if (id === undefined) return 'create';
  if (isBlocked) return 'update';
  return chat.id === undefined ? 'madeOtherwise' : 'otherwise';
}

function failureLines({ place, message, portalCode }: Failure, { words, options }: Setting): readonly string[] {
  const said = say(message, options.language);
  const code = portalCode === undefined ? '' : ` (${words.portalSays(portalCode)})`;
  return [
    `${said.text}${code}`,
    ...(said.help === undefined ? [] : [`${paint('faint', `${words.help}:`)} ${said.help}`]),
    ...(place === undefined ? [] : [paint('faint', placeText(place))]),
  ];
}

function leftLines(deeds: readonly ChatDeed[], { words, options }: Setting): readonly string[] {
  const left = deeds.filter(({ deed }) => deed === 'left');
  if (left.length === 0) return [];
  const shown = options.all || left.length <= leftShown + 3 ? left : left.slice(0, leftShown);
  const more = left.length === shown.length ? '' : ` ${words.more(left.length - shown.length)}; ${words.seeAll}`;
  const names = `${shown.map(({ key }) => key).join(', ')}${more}`;
  return [words.left(left.length), ...wrap(names, (options.width ?? 100) - 2).map((line) => `  ${line}`)];
}

function stoppedLines(why: Message, { words, options }: Setting): readonly string[] {
  const said = say(why, options.language);
  const help = said.help === undefined ? [] : [`${paint('faint', `${words.help}:`)} ${said.help}`];
  return folded([`${paint('blocked', words.stopped)} ${said.text}`, ...help], options.width);
}

function lastLine(plan: Plan, deeds: readonly ChatDeed[], { words, options }: Setting): string {
  const stale = options.stale ? [words.stale(options.stale)] : [];
  const counts = [deedCounts(deeds, words), ...stale].filter((part) => part !== '').join(', ');
  const lockfile = options.lockfile === undefined ? '' : `; ${words.lockfile(options.lockfile)}`;
  const unresolved = unresolvedIn(plan).length;
  const missing = unresolved === 0 ? '' : `; ${words.unresolved(unresolved)}`;
  return `${words[options.command ?? 'apply']}: ${counts === '' ? words.nothing : counts}${missing}${lockfile}`;
}

function fold(lines: readonly string[], { keyWidth, options }: Setting): readonly string[] {
  if (options.width === undefined) return lines;
  const room = Math.max(24, options.width - keyWidth - 5);
  return lines.flatMap((line) => wrap(line, room));
}
