import type { PageWords } from '../words/page.ts';
import { escaped, paragraphs } from './escape.ts';
import type { Faces } from './faces.ts';
import { peopleHtml, type Side } from './people.ts';
import type { Names, Portrait } from './portrait.ts';

/** One chat as a messenger's window shows it, with what differs from `other` marked. */
export interface Window {
  readonly label: string;
  readonly portrait: Portrait;
  /** The same chat on the other side of the plan. */
  readonly other: Portrait | undefined;
  readonly side: Side;
}

/** What a page knows besides its chats. */
export interface Drawing {
  readonly faces: Faces;
  readonly names: Names;
  readonly words: PageWords;
}

export function windowHtml(window: Window, { faces, names, words }: Drawing): string {
  const { label, portrait, other, side } = window;
  const differs = (field: keyof Portrait) => other !== undefined && portrait[field] !== other[field];
  const isPictureNew = differs('avatar');
  const face = faces.of(portrait, {
    isChanged: side === 'after' && (isPictureNew || differs('color')),
    isLarge: isPictureNew || (side === 'new' && portrait.avatar !== undefined),
  });
  return [
    `<section class="window ${side}" aria-label="${escaped(label)}">`,
    `<h4>${escaped(label)}</h4>`,
    `<div class="bar">${face}<div class="name"><p class="title">${marked(escaped(portrait.title), differs('title'))}</p>`,
    `<p class="sub">${subtitle(portrait, differs('type'), words)}</p></div></div>`,
    talk(portrait, differs('description')),
    peopleHtml(portrait, other, side, names, words),
    '</section>',
  ].join('');
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

function marked(html: string, isChanged: boolean): string {
  return isChanged ? `<mark>${html}</mark>` : html;
}
