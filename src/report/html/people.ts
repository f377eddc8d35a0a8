import type { PageWords } from '../words/page.ts';
import { escaped } from './escape.ts';
import type { Names, Portrait } from './portrait.ts';

/** Which of two windows people are shown in; `now` is a chat that the plan leaves as it is, `new` one that it makes. */
export type Side = 'before' | 'after' | 'now' | 'new';

const shownAtMost = 14;
const foldedAtMost = 200;

/** Who is in the chat: those who come, go or change their part stand open, the others are folded and said to be so. */
export function peopleHtml(
  portrait: Portrait,
  other: Portrait | undefined,
  side: Side,
  names: Names,
  words: PageWords,
): string {
  const { owner, members = [] } = portrait;
  const all = owner === undefined || members.includes(owner) ? members : [owner, ...members];
  const changes = changesOf(portrait, other, side);
  const open = all.filter((who) => changes(who) !== 'stays');
  // The owner stands first, so that no cut hides him.
  const shown = open.toSorted((a, b) => Number(b === owner) - Number(a === owner));
  const rest = all.filter((who) => changes(who) === 'stays');
  const pill = (who: string) => pillHtml(who, changes(who), portrait, { names, words });
  const folds = [
    ...fold(words.more(shown.length - shownAtMost), shown.slice(shownAtMost), pill),
    ...(side === 'before' ? [] : fold(side === 'now' ? words.inside : words.unchanged(rest.length), rest, pill)),
  ];
  const pills = shown.slice(0, shownAtMost).map(pill);
  if (pills.length + folds.length === 0) return '';
  return `<div class="people">${pills.length === 0 ? '' : `<ul>${pills.join('')}</ul>`}${folds.join('')}</div>`;
}

type Part = 'joins' | 'leaves' | 'changed' | 'is' | 'stays';

function changesOf(portrait: Portrait, other: Portrait | undefined, side: Side): (who: string) => Part {
  const others = new Set(other?.members);
  const [mine, theirs] = [portrait, other].map((one) => new Set(one?.managers));
  return (who) => {
    if (side === 'new') return 'is';
    if (other === undefined) return 'stays';
    const isOwner = who === portrait.owner;
    const isMoving = portrait.members !== undefined && !others.has(who) && who !== other.owner;
    if (isMoving && !isOwner) return side === 'after' ? 'joins' : 'leaves';
    if (isOwner !== (who === other.owner)) return 'changed';
    return isOwner || mine?.has(who) === theirs?.has(who) ? 'stays' : 'changed';
  };
}

function fold(summary: string, people: readonly string[], pill: (who: string) => string): readonly string[] {
  if (people.length === 0) return [];
  const beyond = people.length - foldedAtMost;
  const more = beyond > 0 ? `<li class="more">+${beyond}</li>` : '';
  const pills = people.slice(0, foldedAtMost).map(pill).join('');
  return [`<details><summary>${escaped(summary)}</summary><ul>${pills}${more}</ul></details>`];
}

function pillHtml(
  who: string,
  part: Part,
  { owner, managers }: Portrait,
  { names, words }: { readonly names: Names; readonly words: PageWords },
): string {
  const role = who === owner ? words.owner : managers?.includes(who) ? words.manager : undefined;
  const moves = part === 'joins' || part === 'leaves' ? words[part] : undefined;
  const classes = [...(part === 'stays' || part === 'is' ? [] : [part]), ...(who === owner ? ['owner'] : [])];
  const tags = [role, moves].filter((tag) => tag !== undefined).map((tag) => ` <small>${escaped(tag)}</small>`);
  const name = names.get(who) ?? (/^\d+$/.test(who) ? words.user(who) : who);
  return `<li${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}><span>${escaped(name)}</span>${tags.join('')}</li>`;
}
