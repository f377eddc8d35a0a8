import { placeText } from '../../base/place.ts';
import { printable } from '../../base/printable.ts';
import { type Language, type Message, say, toldIn } from '../../model/message.ts';
import type { Change, ChatPlan, CreateSummary, Plan } from '../../model/plan.ts';
import { type Fate, fateOf, isRowOnly, isTelling, placeToLookAt, tellingChanges } from '../tally.ts';
import { summaryFacts, symbols, undoneText } from '../text/change-lines.ts';
import { shorten, shortenPair } from '../text/shorten.ts';
import { markdownWords } from '../words/markdown.ts';
import { type PlanWords, planWords } from '../words/plan.ts';
import { code, htmlCode, plain } from './escape.ts';
import type { Section } from './section.ts';

/** A plan of so few chats is shown unfolded. */
const fewChats = 12;

/** A plan's chats by what becomes of them, the most telling sections first; danger is never folded away. */
export function planSections(plan: Plan, language: Language): readonly Section[] {
  const words = planWords[language];
  const { chat: chatColumn, change } = markdownWords[language];
  const visible = plan.chats.filter((chat) => !isRowOnly(chat));
  return order.flatMap((fate) => {
    const some = visible.filter((chat) => fateOf(chat) === fate);
    // A comment has a limit, and what is cut is cut at the end.
    const chats = [...some.filter(isTelling), ...some.filter((chat) => !isTelling(chat))];
    if (chats.length === 0) return [];
    const dangerous = chats.some((chat) => chat.blocked !== undefined || Object.keys(chat.consents).length > 0);
    return {
      summary: `${htmlCode(symbols[fate])} ${plain(words.count[fate === 'healed' ? 'adopt' : fate](chats.length))}`,
      open: dangerous || visible.length <= fewChats,
      columns: [chatColumn, change],
      rows: chats.map((chat) => [code(chat.key), cells(chat, words, language).join('<br>')]),
    };
  });
}

const order: readonly Fate[] = ['blocked', 'remove', 'forget', 'adopt', 'update', 'note', 'create', 'healed'];

function cells(chat: ChatPlan, words: PlanWords, language: Language): readonly string[] {
  const what = `${value(JSON.stringify(chat.title))} ${plain(undoneText(chat, words))}`;
  const blocked = chat.blocked ? [`${what}: ${sentence(chat.blocked, words, language)}`] : [];
  return [...blocked, ...tellingChanges(chat).flatMap((change) => changeCells(chat, change, words, language))];
}

function changeCells(chat: ChatPlan, change: Change, words: PlanWords, language: Language): readonly string[] {
  const field = change.field === undefined ? '' : `<b>${plain(change.field)}</b> `;
  switch (change.kind) {
    case 'create':
      return change.field === undefined ? [createCell(chat, words), ...contentCells(chat.summary, words)] : [];
    case 'note':
      return [`${code('!')} ${field}${noteCell(change, words, language)}`];
    case 'update':
    case 'adopt':
    case 'forget':
    case 'remove': {
      const why = change.message ? [sentence(change.message, words, language)] : [];
      if (change.field === undefined) return [wholeChatCell(chat, change, why[0], words)];
      const facts = values(change, words, language).map((fact) => `${field}${fact}`);
      return [...facts, ...why];
    }
  }
}

function wholeChatCell({ title }: ChatPlan, { kind }: Change, why: string | undefined, words: PlanWords): string {
  const name = value(JSON.stringify(title));
  if (why === undefined) return `${plain(words.legend[kind])} ${name}`;
  return kind === 'update' ? why : `${name}: ${why}`;
}

function noteCell(change: Change, words: PlanWords, language: Language): string {
  const facts = noteFacts(change, words, language);
  const place = placeToLookAt(change);
  if (change.message === undefined) return facts.join('; ');
  const differs = facts.length === 0 ? '' : `${plain(words.differs)}; `;
  return (
    differs +
    sentence(change.message, words, language, facts.length === 0 ? '' : ` (${facts.join('; ')})`) +
    (place ? `<br><sub>${code(placeText(place))}</sub>` : '')
  );
}

function createCell(chat: ChatPlan, words: PlanWords): string {
  const facts = chat.summary
    ? summaryFacts(chat.summary, words)
        .map((fact) => `, ${plain(fact)}`)
        .join('')
    : '';
  const type = chat.summary ? `${plain(chat.summary.type)} ` : '';
  return `${words.create} ${type}${value(JSON.stringify(chat.title))}${facts}`;
}

/** What a new chat will hold, as at a terminal: its texts up to a length, its people up to a number. */
function contentCells(summary: CreateSummary | undefined, words: PlanWords): readonly string[] {
  if (summary === undefined) return [];
  const text = (field: 'description' | 'message') =>
    summary[field] ? [`<b>${field}</b> ${value(JSON.stringify(summary[field]))}`] : [];
  const people = summary.people.length < 2 ? [] : [`<b>users</b> ${names(summary.people, words)}`];
  return [...text('description'), ...text('message'), ...people];
}

function values(change: Change, words: PlanWords, language: Language): readonly string[] {
  const { added = [], removed = [] } = change;
  const [from, to] = [change.from, change.to].map((each) => each && toldIn(language, each));
  const pair = from !== undefined && to !== undefined ? shortenPair(printable(from), printable(to), valueWidth) : [];
  const [before, after] = pair;
  const single = to ?? from;
  return [
    ...(before !== undefined && after !== undefined ? [`${code(before)} → ${code(after)}`] : []),
    ...(pair.length === 0 && single !== undefined ? [value(single)] : []),
    ...(added.length > 0 ? [`+ ${names(added, words)}`] : []),
    ...(removed.length > 0 ? [`− ${names(removed, words)}`] : []),
  ];
}

function noteFacts(
  { from, added = [], removed = [] }: Change,
  words: PlanWords,
  language: Language,
): readonly string[] {
  return [
    ...(from === undefined ? [] : [words.onPortal(value(toldIn(language, from)))]),
    ...(added.length > 0 ? [words.missing(names(added, words))] : []),
    ...(removed.length > 0 ? [words.surplus(names(removed, words))] : []),
  ];
}

const valueWidth = 120;
const namesShown = 12;

function value(text: string): string {
  return code(shorten(printable(text), valueWidth));
}

function names(items: readonly string[], words: PlanWords): string {
  const shown = items.length <= namesShown + 1 ? items : items.slice(0, namesShown);
  const rest = items.length - shown.length;
  return `${shown.map((item) => code(shorten(printable(item), 64))).join(', ')}${rest > 0 ? ` ${words.more(rest)}` : ''}`;
}

/** What happened or why not, with the way out in small type; `facts` come ready escaped. */
export function sentence(message: Message, words: Pick<PlanWords, 'help'>, language: Language, facts = ''): string {
  const { text, help } = say(message, language);
  const way = help === undefined ? '' : `<br><sub>${plain(`${words.help}: ${help}`)}</sub>`;
  return `${plain(text)}${facts}${way}`;
}
