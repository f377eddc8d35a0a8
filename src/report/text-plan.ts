import type { Language } from '../model/message.ts';
import { type ChatPlan, consents, type Estimate, type Plan } from '../model/plan.ts';
import { changeKinds, type Fate, fateOf, isIdle, isRowOnly, isTelling, type Tally, tally } from './tally.ts';
import { chatLines, type Layout, symbols } from './text/change-lines.ts';
import { columns, flow, folded, pad, wrap } from './text/columns.ts';
import { paint } from './text/paint.ts';
import { type Counted, type PlanWords, planWords } from './words/plan.ts';

export interface PlanTextOptions {
  readonly language: Language;
  /** Columns of the terminal; without it lines are as long as they need. */
  readonly width?: number;
  /** Every chat and every name, however many. */
  readonly all?: boolean;
  /** What is agreed to already, so that only what is missing is asked for. */
  readonly allowed?: Consents;
  /** The command line that carries the plan out and agrees to what is missing, ready to be copied. */
  readonly agreeing?: (missing: Consents) => string;
  /** Who said which portal is meant, as people know the setting. */
  readonly saidBy?: string;
}

type Consents = Plan['consents'];

/** Chats that are shown of a long plan. */
const chatsShown = 50;

/** The plan as people read it at a terminal or in a log, a string a line. */
export function planText(plan: Plan, estimate: Estimate | undefined, options: PlanTextOptions): readonly string[] {
  const words = planWords[options.language];
  const count = tally(plan);
  const visible = plan.chats.filter((chat) => !isRowOnly(chat) && (fateOf(chat) !== 'healed' || isTelling(chat)));
  const shown = options.all ? visible : mostTelling(visible);
  const layout = layoutOf(shown, options);
  const body = [
    ...shown.flatMap((chat) => chatLines(chat, layout)),
    ...hiddenLines(visible, shown, layout),
    ...restLines(plan, count, visible.length > 0, options),
  ];
  return [
    ...(options.saidBy === undefined ? [] : [`${plan.project} → ${plan.portal} (${options.saidBy})`, '']),
    ...(visible.length > 0 ? [...legend(count, layout), ''] : []),
    ...(body.length > 0 ? [...body, ''] : []),
    ...consentLines(missing(plan.consents, options.allowed), layout, options.agreeing),
    ...folded([lastLine(count, estimate, words)], options.width),
  ];
}

/** `1 create, 1 update, 1 note`: only what there is. */
export function countText(count: Readonly<Record<Counted, number>>, words: PlanWords): string {
  return [...changeKinds, 'blocked' as const]
    .filter((kind) => count[kind] > 0)
    .map((kind) => words.count[kind](count[kind]))
    .join(', ');
}

/** `4 requests, about 3 s on this portal`, and the share of the portal's own time where it matters. */
export function estimateText(estimate: Estimate, words: PlanWords): string {
  const percent = Math.round(estimate.operatingShare * 100);
  return [
    words.requests(estimate.requests),
    words.lasting(words.duration(estimate.seconds)),
    ...(percent > 100 ? [words.overBudget(percent)] : percent >= 10 ? [words.budget(percent)] : []),
  ].join(', ');
}

/** The dangers that are not agreed to in exactly their number. */
export function missing(needed: Consents, allowed: Consents = {}): Consents {
  return Object.fromEntries(consents.flatMap((name) => (needed[name] === allowed[name] ? [] : [[name, needed[name]]])));
}

/** The flags that give consent, in a fixed order, each with what it permits. */
export function consentFlags(
  needed: Consents,
  words: PlanWords,
): readonly { readonly flag: string; readonly meaning: string }[] {
  return consents.flatMap((name) => {
    const n = needed[name] ?? 0;
    return n === 0 ? [] : [{ flag: `--allow ${name}:${n}`, meaning: words.consent[name](n) }];
  });
}

/**
 * The chats to show of a plan that is too long, in the plan's order.
 *
 * A note, a danger or what is blocked is never left out, however many there are; of the others what is rare comes first.
 */
function mostTelling(chats: readonly ChatPlan[]): readonly ChatPlan[] {
  if (chats.length <= chatsShown + 5) return chats;
  const rank = (chat: ChatPlan) => ranks.indexOf(fateOf(chat));
  const [telling, others] = [chats.filter(isTelling), chats.filter((chat) => !isTelling(chat))];
  const room = Math.max(0, chatsShown - telling.length);
  const chosen = new Set([...telling, ...others.toSorted((a, b) => rank(a) - rank(b)).slice(0, room)]);
  return chats.filter((chat) => chosen.has(chat));
}

const ranks: readonly (Fate | undefined)[] = ['adopt', 'update', 'healed', 'create', undefined];

function layoutOf(shown: readonly ChatPlan[], options: PlanTextOptions): Layout {
  const limit = options.width !== undefined && options.width < 80 ? 16 : 28;
  const widths = shown.map((chat) => columns(chat.key)).filter((width) => width <= limit);
  return {
    language: options.language,
    keyWidth: Math.max(4, ...widths),
    width: options.width,
    all: options.all ?? false,
    helped: new Set(),
  };
}

function legend(count: Tally, layout: Layout): readonly string[] {
  const words = planWords[layout.language];
  const kinds = [
    ...changeKinds.filter((kind) => kind !== 'forget' || count.forget > 0),
    ...(count.blocked > 0 ? (['blocked'] as const) : []),
  ];
  const entries = kinds.map((kind) => `${paint(kind, symbols[kind])} ${words.legend[kind]}`);
  return flow(entries, '  ', layout.width);
}

function hiddenLines(visible: readonly ChatPlan[], shown: readonly ChatPlan[], layout: Layout): readonly string[] {
  if (shown.length === visible.length) return [];
  const words = planWords[layout.language];
  const kept = new Set(shown);
  const hidden = visible.filter((chat) => !kept.has(chat));
  const counts = { create: 0, update: 0, adopt: 0, forget: 0, remove: 0, note: 0, blocked: 0, healed: 0 };
  for (const chat of hidden) counts[fateOf(chat) ?? 'note'] += 1;
  return [
    ...folded([words.hidden(hidden.length, countText(counts, words))], layout.width),
    ...wrap(words.seeAll, (layout.width ?? 1000) - 2).map((line) => `  ${paint('faint', line)}`),
  ];
}

function restLines(plan: Plan, count: Tally, changing: boolean, options: PlanTextOptions): readonly string[] {
  const words = planWords[options.language];
  const rows = count.rowsOnly > 0 ? `; ${words.rows(count.rowsOnly)}` : '';
  const healed = plan.chats.filter((chat) => fateOf(chat) === 'healed').map(({ key }) => key);
  const names = healed.slice(0, options.all ? undefined : 8);
  const more = healed.length > names.length ? ` ${words.more(healed.length - names.length)}` : '';
  const lines = [
    ...(healed.length > 0 ? [`= ${words.healed(healed.length)} (${names.join(', ')}${more})`] : []),
    ...(count.unchanged > 0 && (changing || healed.length > 0 || rows !== '')
      ? [`= ${words.unchanged(count.unchanged)}${rows}`]
      : []),
  ];
  return folded(lines, options.width);
}

function consentLines(needed: Consents, layout: Layout, agreeing: PlanTextOptions['agreeing']): readonly string[] {
  const words = planWords[layout.language];
  const flags = consentFlags(needed, words);
  if (flags.length === 0) return [];
  const flagWidth = Math.max(...flags.map(({ flag }) => flag.length));
  const room = Math.max(24, (layout.width ?? 1000) - flagWidth - 4);
  const lines = flags.flatMap(({ flag, meaning }) =>
    wrap(meaning, room).map(
      (text, index) => `  ${index === 0 ? paint('key', pad(flag, flagWidth)) : ' '.repeat(flagWidth)}  ${text}`,
    ),
  );
  // Never broken: a terminal that breaks it gives it back whole.
  const command = agreeing === undefined ? [] : [words.toAgree, `  ${agreeing(needed)}`];
  return [paint('remove', words.consentNeeded), ...lines, ...command, ''];
}

function lastLine(count: Tally, estimate: Estimate | undefined, words: PlanWords): string {
  const counts = countText(count, words);
  if (counts === '') return words.nothing(count.unchanged + count.healed);
  const unresolved = count.unresolved === 0 ? '' : ` ${words.unresolved(count.unresolved)}`;
  if (isIdle(count)) return `${words.plan}: ${words.noChanges}, ${counts}.${unresolved}`;
  const cost = estimate === undefined || estimate.requests === 0 ? '' : ` ${estimateText(estimate, words)}.`;
  return `${words.plan}: ${counts}.${unresolved}${cost}`;
}
