import { type Language, type Message, say } from '../../model/message.ts';
import type { Change, ChatPlan } from '../../model/plan.ts';
import { type Fate, tellingChanges } from '../tally.ts';
import { symbols } from '../text/change-lines.ts';
import { type PageWords, pageWords } from '../words/page.ts';
import { type PlanWords, planWords } from '../words/plan.ts';
import { escaped } from './escape.ts';
import type { Faces } from './faces.ts';
import type { Portraits } from './portrait.ts';
import { emptyWindow, windowHtml } from './window.ts';

/** One chat of the page. */
export interface Card {
  readonly anchor: string;
  readonly fate: Fate;
  readonly chat: ChatPlan;
  readonly portraits: Portraits;
}

/** The chat with its windows before and after, and each change in words. */
export function cardHtml(card: Card, faces: Faces, language: Language): string {
  const { anchor, fate, chat } = card;
  const words = pageWords[language];
  const { place, id } = chat;
  const facts = [
    ...(place ? [`${escaped(place.file)}:${place.line}`] : []),
    ...(id === undefined ? [] : [escaped(words.id(id))]),
  ];
  return [
    `<article class="card ${fate}" id="${anchor}" tabindex="-1" aria-label="${escaped(chat.key)}">`,
    `<header>${badge(fate, language)}<h2>${escaped(chat.key)}</h2><p class="where">${facts.join(' · ')}</p></header>`,
    `<div class="windows">${windows(card, faces, words)}</div>`,
    `<ul class="changes" aria-label="${escaped(words.what)}">${changes(chat, language).join('')}</ul>`,
    '</article>',
  ].join('');
}

/** The chat's row in the list beside the cards. */
export function rowHtml({ anchor, fate, portraits, chat }: Card, faces: Faces, language: Language): string {
  const portrait = portraits.after ?? portraits.before ?? { title: chat.title };
  return `<li class="${fate}"><a href="#${anchor}">${faces.of(portrait)}<span class="name"><span class="title">${escaped(portrait.title)}</span><span class="sub">${escaped(chat.key)}</span></span>${badge(fate, language, true)}</a></li>`;
}

function badge(fate: Fate, language: Language, small = false): string {
  const word = escaped(planWords[language].legend[fate === 'healed' ? 'adopt' : fate]);
  const symbol = `<b aria-hidden="true">${escaped(symbols[fate])}</b>`;
  return small
    ? `<span class="badge" title="${word}">${symbol}<span class="unseen-text">${word}</span></span>`
    : `<span class="badge">${symbol} ${word}</span>`;
}

function windows({ chat, portraits: { before, after } }: Card, faces: Faces, words: PageWords): string {
  const arrow = '<span class="arrow" aria-hidden="true">→</span>';
  const isForgotten = chat.changes.some(({ kind }) => kind === 'forget');
  if (before && after && (isForgotten || !chat.changes.some(({ kind }) => kind === 'update')))
    return windowHtml({ label: words.now, portrait: before, other: undefined, side: 'now' }, faces, words);
  const left = before
    ? windowHtml({ label: words.before, portrait: before, other: after, side: 'before' }, faces, words)
    : emptyWindow(words.before, words.absent);
  const right = after
    ? windowHtml({ label: words.after, portrait: after, other: before, side: 'after' }, faces, words)
    : emptyWindow(words.after, words.gone);
  return `${left}${arrow}${right}`;
}

function changes(chat: ChatPlan, language: Language): readonly string[] {
  const words = planWords[language];
  const blocked = chat.blocked ? [item('blocked', told(chat.blocked, words, language))] : [];
  return [...blocked, ...tellingChanges(chat).flatMap((change) => changeItem(chat, change, words, language))];
}

function changeItem(chat: ChatPlan, change: Change, words: PlanWords, language: Language): readonly string[] {
  const field = change.field === undefined ? '' : `<b>${escaped(change.field)}</b> `;
  const why = change.message === undefined ? '' : told(change.message, words, language);
  if (change.kind === 'create')
    return change.field === undefined ? [item('create', `${escaped(words.create)} ${title(chat)}`)] : [];
  if (change.kind === 'note') return [item('note', `${field}${noteFacts(change, words)}${why}`)];
  if (change.field === undefined && why !== '') return [item(change.kind, why)];
  const facts = difference(change) || escaped(words.legend[change.kind]);
  return [item(change.kind, `${field}${facts}${why === '' ? '' : ` <span>${why}</span>`}`)];
}

function title(chat: ChatPlan): string {
  return `<q>${escaped(chat.title)}</q>`;
}

function difference({ from, to, added = [], removed = [] }: Change): string {
  return [
    ...(from === undefined ? [] : [`<del>${escaped(from)}</del>`]),
    ...(from !== undefined && to !== undefined ? ['→'] : []),
    ...(to === undefined ? [] : [`<ins>${escaped(to)}</ins>`]),
    ...(added.length > 0 ? [`<ins>+ ${added.map(escaped).join(', ')}</ins>`] : []),
    ...(removed.length > 0 ? [`<del>− ${removed.map(escaped).join(', ')}</del>`] : []),
  ].join(' ');
}

function noteFacts({ from, added = [], removed = [] }: Change, words: PlanWords): string {
  const facts = [
    ...(from === undefined ? [] : [words.onPortal(from)]),
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
