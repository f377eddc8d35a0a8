import type { PageWords } from '../words/page.ts';
import { escaped, paragraphs } from './escape.ts';
import type { Faces } from './faces.ts';
import type { Portrait } from './portrait.ts';

/** One chat as a messenger's window shows it, with what differs from `other` marked. */
export interface Window {
  readonly label: string;
  readonly portrait: Portrait;
  /** The same chat on the other side of the plan. */
  readonly other: Portrait | undefined;
  readonly side: 'before' | 'after' | 'now';
}

const peopleShown = 14;

export function windowHtml(window: Window, faces: Faces, words: PageWords): string {
  const { label, portrait, other, side } = window;
  const differs = (field: keyof Portrait) => other !== undefined && portrait[field] !== other[field];
  const face = faces.of(portrait, side === 'after' && (differs('avatar') || differs('color')));
  return [
    `<section class="window ${side}" aria-label="${escaped(label)}">`,
    `<h3>${escaped(label)}</h3>`,
    `<div class="bar">${face}<div class="name"><p class="title">${marked(escaped(portrait.title), differs('title'))}</p>`,
    `<p class="sub">${subtitle(portrait, differs('type'), words)}</p></div></div>`,
    talk(portrait, differs('description')),
    people(window, words),
    '</section>',
  ].join('');
}

/** A window with nothing in it: a chat that is not there yet or no more. */
export function emptyWindow(label: string, why: string): string {
  return `<section class="window empty" aria-label="${escaped(label)}"><h3>${escaped(label)}</h3><p>${escaped(why)}</p></section>`;
}

function subtitle({ type, memberCount }: Portrait, isNewType: boolean, words: PageWords): string {
  const known = type === 'OPEN' ? words.open : type === 'CHAT' ? words.closed : type;
  return [
    ...(known === undefined ? [] : [marked(escaped(known), isNewType)]),
    ...(memberCount === undefined ? [] : [escaped(words.members(memberCount))]),
  ].join(' · ');
}

function talk({ description = '', message }: Portrait, isNewDescription: boolean): string {
  if (description === '' && message === undefined) return '';
  return [
    '<div class="talk">',
    ...(description === '' ? [] : [`<p class="about">${marked(paragraphs(description), isNewDescription)}</p>`]),
    ...(message === undefined ? [] : [`<p class="bubble">${paragraphs(message)}</p>`]),
    '</div>',
  ].join('');
}

function people({ portrait, other, side }: Window, words: PageWords): string {
  const names = ordered(portrait, other);
  if (names.length === 0) return '';
  const shown = names.slice(0, peopleShown);
  const rest = names.length - shown.length;
  const items = shown.map((name) => person(name, portrait, other, side, words));
  const more = rest > 0 ? `<li class="more">+${rest}</li>` : '';
  return `<ul class="people">${items.join('')}${more}</ul>`;
}

/** The owner first, then who comes or goes, so that no cut hides them. */
function ordered({ owner, members = [] }: Portrait, other: Portrait | undefined): readonly string[] {
  const others = new Set(other?.members ?? members);
  const rank = (name: string) => (name === owner ? 0 : others.has(name) ? 2 : 1);
  const all = owner === undefined || members.includes(owner) ? members : [owner, ...members];
  return all.toSorted((a, b) => rank(a) - rank(b));
}

function person(
  name: string,
  portrait: Portrait,
  other: Portrait | undefined,
  side: Window['side'],
  words: PageWords,
): string {
  const isMoving = other?.members !== undefined && portrait.members !== undefined && !other.members.includes(name);
  const isNewOwner = name === portrait.owner && other !== undefined && other.owner !== name;
  const role = name === portrait.owner ? words.owner : portrait.managers?.includes(name) ? words.manager : undefined;
  const moves = isMoving && name !== portrait.owner ? (side === 'after' ? words.joins : words.leaves) : undefined;
  const classes = [
    ...(isMoving && moves !== undefined ? [side === 'after' ? 'joins' : 'leaves'] : []),
    ...(role === words.owner ? ['owner'] : []),
    ...(isNewOwner ? ['changed'] : []),
  ];
  const tags = [role, moves].filter((tag) => tag !== undefined).map((tag) => ` <small>${escaped(tag)}</small>`);
  return `<li${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>${escaped(/^\d+$/.test(name) ? words.user(name) : name)}${tags.join('')}</li>`;
}

function marked(html: string, isChanged: boolean): string {
  return isChanged ? `<mark>${html}</mark>` : html;
}
