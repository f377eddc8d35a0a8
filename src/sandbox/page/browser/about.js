// @ts-check
import { isoOf, wholeDate } from './dates.js';
import { element, fill, icon, need, reconcile } from './dom.js';
import { portrait } from './portrait.js';
import { counted, number, words } from './words.js';

/** @import { ChatDetail, Member } from '../wire.ts' */
/** @import { Child } from './dom.js' */

/**
 * The pane that tells what a chat is: description, marker, members.
 *
 * @param {{ readonly onClose: () => void, readonly onMorePeople: () => void }} hooks
 */
export function makeAbout({ onClose, onMorePeople }) {
  const pane = need('about');
  const close = element('button', { type: 'button', class: 'icon-button about-close', 'aria-label': words.close }, [
    icon('close'),
  ]);
  const head = element('header', { class: 'about-head' });
  const description = element('p', { class: 'description', dir: 'auto' });
  const facts = element('dl', { class: 'facts' });
  const count = element('span', { class: 'count' });
  const people = element('ul', { class: 'people' });
  const more = element('button', { type: 'button', class: 'quiet-button' }, [words.moreMembers]);
  close.addEventListener('click', onClose);
  more.addEventListener('click', onMorePeople);
  fill(pane, [
    element('div', { class: 'about-bar' }, [element('h2', {}, [words.about]), close]),
    element('div', { class: 'about-body', tabindex: 0, role: 'group', 'aria-label': words.facts }, [
      head,
      section(words.description, [description]),
      section(words.facts, [facts]),
      section(words.members, [people, more], count),
    ]),
  ]);

  return {
    /** @param {ChatDetail} chat */
    show(chat) {
      fill(head, [
        portrait({ name: chat.title, color: chat.color, avatar: chat.avatar }, 'huge'),
        element('p', { class: 'about-title', dir: 'auto' }, [chat.title]),
        element('p', { class: 'about-kind' }, [icon(chat.kind), words[chat.kind]]),
      ]);
      description.classList.toggle('none', chat.description === null);
      description.textContent = chat.description ?? words.noDescription;
      fill(facts, factsOf(chat));
      count.textContent = number(chat.peopleTotal);
      reconcile(people, chat.people, (member) => String(member.id), drawMember);
      more.hidden = chat.people.length === chat.peopleTotal;
    },
    focus() {
      close.focus();
    },
  };
}

/**
 * @param {string} title
 * @param {readonly Child[]} children
 * @param {Child} [extra]
 */
function section(title, children, extra) {
  return element('section', { class: 'about-section' }, [element('h3', {}, [title, extra]), ...children]);
}

/** @param {ChatDetail} chat */
function factsOf(chat) {
  const owner = chat.people.find((member) => member.role === 'owner');
  const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.setProperty('--own', chat.color);
  return [
    ...fact(words.owner, [element('bdi', {}, [owner?.name ?? ''])]),
    ...fact(words.marker, chat.marker ? markerOf(chat.marker.type, chat.marker.id) : [words.noMarker]),
    ...fact(words.color, [swatch, element('code', {}, [chat.colorCode])]),
    ...fact(words.id, [element('code', {}, [String(chat.id)])]),
    ...fact(words.created, [element('time', { datetime: isoOf(chat.createdAt) }, [wholeDate(chat.createdAt)])]),
  ];
}

/**
 * @param {string} name
 * @param {readonly Child[]} value
 */
function fact(name, value) {
  return [element('dt', {}, [name]), element('dd', {}, value)];
}

/**
 * @param {string} type
 * @param {string} id
 */
function markerOf(type, id) {
  return [element('code', {}, [type]), element('span', { class: 'slash' }, ['/']), element('code', {}, [id])];
}

/** @param {Member} member */
function drawMember(member) {
  const isBadged = member.role !== 'member';
  const state = member.state === 'active' ? '' : words[member.state];
  const below = [member.position, state].filter((part) => part !== '').join(' · ');
  return element('li', { class: `person ${member.state}` }, [
    portrait(member, 'middle'),
    element('span', { class: 'person-text' }, [
      element('span', { class: 'person-name', dir: 'auto' }, [member.name]),
      below !== '' && element('span', { class: 'person-below', dir: 'auto' }, [below]),
    ]),
    isBadged &&
      element('span', { class: `badge ${member.role}` }, [member.role === 'owner' ? words.owner : words.manager]),
  ]);
}

/** @param {ChatDetail} chat */
export function subtitleOf(chat) {
  return `${words[chat.kind]} · ${counted(chat.members, words.memberCount)}`;
}
