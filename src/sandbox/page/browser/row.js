// @ts-check
import { briefly } from './dates.js';
import { element, fill, icon } from './dom.js';
import { portrait } from './portrait.js';
import { counted, number, words } from './words.js';

/** @import { ChatSummary } from '../wire.ts' */

/**
 * The empty row of one chat; `writeRow` fills it.
 *
 * @param {number} id
 */
export function makeRow(id) {
  return element('div', { role: 'option', class: 'row', 'data-chat': id });
}

/**
 * @param {HTMLElement} row
 * @param {ChatSummary} chat
 */
export function writeRow(row, chat) {
  const time = briefly(chat.activeAt);
  const last = chat.last;
  row.setAttribute('aria-label', spoken(chat, time));
  fill(row, [
    portrait({ name: chat.title, color: chat.color, avatar: chat.avatar }, 'large'),
    element('span', { class: 'row-top' }, [
      icon(chat.kind),
      element('span', { class: 'row-title', dir: 'auto' }, [chat.title]),
      element('span', { class: 'row-time' }, [time]),
    ]),
    element('span', { class: 'row-bottom' }, [
      element('span', { class: 'row-last', dir: 'auto' }, [
        last !== null && last.author !== '' && element('span', { class: 'row-author' }, [`${last.author}: `]),
        last?.text ?? '',
      ]),
      element('span', { class: 'row-members' }, [icon('people'), number(chat.members)]),
    ]),
  ]);
}

/**
 * One sentence for those who do not see the row.
 *
 * @param {ChatSummary} chat
 * @param {string} time
 */
function spoken(chat, time) {
  const last = chat.last ? `${chat.last.author === '' ? '' : `${chat.last.author}: `}${chat.last.text}` : '';
  const parts = [chat.title, words[chat.kind], counted(chat.members, words.memberCount), time, last];
  return parts.filter((part) => part !== '').join(', ');
}
