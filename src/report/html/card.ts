import { placeText } from '../../base/place.ts';
import { printable } from '../../base/printable.ts';
import { type Language, type Message, say, toldIn } from '../../model/message.ts';
import type { Change, ChatPlan } from '../../model/plan.ts';
import { type Fate, placeToLookAt, tellingChanges } from '../tally.ts';
import { symbols } from '../text/change-lines.ts';
import { type PlanWords, planWords } from '../words/plan.ts';
import { escaped } from './escape.ts';
import type { Faces } from './faces.ts';
import type { Side } from './people.ts';
import type { Portrait, Portraits } from './portrait.ts';
import { type Drawing, windowHtml } from './window.ts';

/** One chat of the page. */
export interface Card {
  readonly anchor: string;
  readonly fate: Fate;
  readonly chat: ChatPlan;
  readonly portraits: Portraits;
}

/** The chat: each change in words, then what it looks like before and after. */
export function cardHtml(card: Card, drawing: Drawing, language: Language): string {
  const { anchor, fate, chat } = card;
  const { place, id } = chat;
  const facts = [
    ...(place ? [escaped(placeText(place))] : []),
    ...(id === undefined ? [] : [escaped(drawing.words.id(id))]),
  ];
  const pictures = windows(card, drawing);
  return [
    `<article class="card ${fate}" id="${escaped(anchor)}" tabindex="-1" aria-label="${escaped(chat.key)}">`,
    `<header>${badge(fate, language)}<h3><a href="#${escaped(linkTo(chat.key))}">${escaped(chat.key)}</a></h3><p class="where">${facts.join(' · ')}</p></header>`,
    `<ul class="changes" aria-label="${escaped(drawing.words.what)}">${changes(chat, drawing, language).join('')}</ul>`,
    pictures === '' ? '' : `<div class="windows">${pictures}</div>`,
    '</article>',
  ].join('');
}

/** The name of a chat's place on the page, for `id`. */
export function anchorOf(key: string): string {
  return `chat-${printable(key)}`;
}

/** The same behind the `#` of an address. */
export function linkTo(key: string): string {
  return encodeURIComponent(anchorOf(key));
}

/** The chat's row in the list beside the cards. */
export function rowHtml({ fate, portraits, chat }: Card, faces: Faces, language: Language): string {
  const portrait = portraits.after ?? portraits.before ?? { title: chat.title };
  return `<li class="${fate}"><a href="#${escaped(linkTo(chat.key))}">${faces.of(portrait)}<span class="name"><span class="title">${escaped(portrait.title)}</span><span class="sub">${escaped(chat.key)}</span></span>${badge(fate, language, true)}</a></li>`;
}

function badge(fate: Fate, language: Language, small = false): string {
  const word = escaped(planWords[language].legend[fate === 'healed' ? 'adopt' : fate]);
  const symbol = `<b aria-hidden="true">${escaped(symbols[fate])}</b>`;
  return small
    ? `<span class="badge" title="${word}">${symbol}<span class="unseen-text">${word}</span></span>`
    : `<span class="badge">${symbol} ${word}</span>`;
}

function windows({ chat, portraits: { before, after } }: Card, drawing: Drawing): string {
  const { words } = drawing;
  const window = (label: string, portrait: Portrait, side: Side, other?: Portrait) =>
    windowHtml({ label, portrait, other, side }, drawing);
  if (before === undefined) return after === undefined ? '' : window(words.fresh, after, 'new');
  if (after === undefined) return window(words.deleted, before, 'now');
  const isLeftAlone = chat.changes.every(({ kind }) => kind !== 'update' && kind !== 'remove');
  if (isLeftAlone) return window(words.now, before, 'now');
  const arrow = '<span class="arrow" aria-hidden="true">→</span>';
  return `${window(words.before, before, 'before', after)}${arrow}${window(words.after, after, 'after', before)}`;
}

function changes(chat: ChatPlan, drawing: Drawing, language: Language): readonly string[] {
  const words = planWords[language];
  const blocked = chat.blocked ? [item('blocked', told(chat.blocked, words, language))] : [];
  return [...blocked, ...tellingChanges(chat).flatMap((change) => changeItem(chat, change, { ...drawing, language }))];
}

interface Telling extends Drawing {
  readonly language: Language;
}

function changeItem(chat: ChatPlan, change: Change, telling: Telling): readonly string[] {
  const { language } = telling;
  const words = planWords[language];
  const field = change.field === undefined ? '' : `<b>${escaped(change.field)}</b> `;
  const why = change.message === undefined ? '' : told(change.message, words, language);
  if (change.kind === 'create') return change.field === undefined ? createItems(chat, telling) : [];
  const place = placeToLookAt(change);
  const where = place ? ` <code>${escaped(placeText(place))}</code>` : '';
  if (change.kind === 'note') return [item('note', `${field}${noteFacts(change, words, language)}${why}${where}`)];
  if (change.field === undefined && why !== '') return [item(change.kind, why)];
  const facts = difference(change, telling) || escaped(words.legend[change.kind]);
  const more = [...(change.field === 'owner' ? [oneWay(telling)] : []), ...(why === '' ? [] : [`<span>${why}</span>`])];
  return [item(change.kind, [`${field}${facts}`, ...more].join(' '))];
}

function createItems(chat: ChatPlan, telling: Telling): readonly string[] {
  const { summary } = chat;
  const made = item('create', `${escaped(planWords[telling.language].create)} ${title(chat)}`);
  if (summary?.handOver !== true) return [made];
  return [made, item('create', `<b>owner</b> <ins>${personHtml(summary.owner, telling)}</ins> ${oneWay(telling)}`)];
}

function oneWay({ words }: Drawing): string {
  return `<strong class="danger">${escaped(words.oneWay)}</strong>`;
}

/** What a person is called, and which one that is. */
function personHtml(who: string, { names }: Drawing): string {
  const name = names.get(who);
  return name === undefined || name === who ? escaped(who) : `${escaped(name)} <i>${escaped(who)}</i>`;
}

function title(chat: ChatPlan): string {
  return `<q>${escaped(chat.title)}</q>`;
}

function difference(change: Change, drawing: Telling): string {
  const { field, added = [], removed = [] } = change;
  const [from, to] = [change.from, change.to].map((each) => each && toldIn(drawing.language, each));
  const value = (text: string) => (field === 'owner' ? personHtml(text, drawing) : escaped(text));
  const people = (list: readonly string[]) => list.map((who) => personHtml(who, drawing)).join(', ');
  return [
    ...(from === undefined ? [] : [`<del>${value(from)}</del>`]),
    ...(from !== undefined && to !== undefined ? ['→'] : []),
    ...(to === undefined ? [] : [`<ins>${value(to)}</ins>`]),
    ...(added.length > 0 ? [`<ins>+ ${people(added)}</ins>`] : []),
    ...(removed.length > 0 ? [`<del>− ${people(removed)}</del>`] : []),
  ].join(' ');
}

function noteFacts({ from, added = [], removed = [] }: Change, words: PlanWords, language: Language): string {
  const facts = [
    ...(from === undefined ? [] : [words.onPortal(toldIn(language, from))]),
    ...(added.length > 0 ? [words.missing(added.join(', '))] : []),
    ...(removed.length > 0 ? [words.surplus(removed.join(', '))] : []),
  ];
  return facts.length === 0 ? '' : `${escaped(words.differs)} (${escaped(facts.join('; '))}): `;
}

function told(message: Message, words: PlanWords, language: Language): string {
  const { text, help } = say(message, language);
  return help === undefined ? escaped(text) : `${escaped(text)} <small>${escaped(`${words.help}: ${help}`)}</small>`;
}

function item(kind: Fate, html: string): string {
  return `<li class="${kind}"><b class="mark" aria-hidden="true">${escaped(symbols[kind])}</b> <span>${html}</span></li>`;
}
