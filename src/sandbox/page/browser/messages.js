// @ts-check
import { dayOf, isoOf, timeOf, wholeDate } from './dates.js';
import { element } from './dom.js';
import { textNodes } from './markup.js';
import { portrait } from './portrait.js';

/** @import { Message } from '../wire.ts' */

/**
 * One line of the conversation, ready to be drawn and compared.
 *
 * @typedef {{ readonly type: 'day', readonly id: string, readonly day: string }
 *   | { readonly type: 'message', readonly id: string, readonly message: Message, readonly isFirst: boolean, readonly isLast: boolean }} Line
 */

const GROUP_SECONDS = 300;

/**
 * Messages with a heading for each day; what one person says in a row becomes one group.
 *
 * @param {readonly Message[]} messages
 * @returns {readonly Line[]}
 */
export function linesOf(messages) {
  /** @type {Line[]} */
  const lines = [];
  let day = '';
  for (const [at, message] of messages.entries()) {
    const ownDay = dayOf(message.at);
    if (ownDay !== day) lines.push({ type: 'day', id: `day ${ownDay}`, day: ownDay });
    const isFirst = ownDay !== day || !isGroup(messages[at - 1], message);
    const next = messages[at + 1];
    const isLast = next === undefined || dayOf(next.at) !== ownDay || !isGroup(message, next);
    lines.push({ type: 'message', id: String(message.id), message, isFirst, isLast });
    day = ownDay;
  }
  return lines;
}

/** @param {Line} line */
export function drawLine(line) {
  if (line.type === 'day') return element('li', { class: 'day' }, [element('span', {}, [line.day])]);
  const { message, isFirst, isLast } = line;
  return message.author === null ? systemLine(message) : spokenLine(message, message.author, isFirst, isLast);
}

/** @param {Message} message */
function systemLine(message) {
  return element('li', { class: 'system' }, [
    element('span', { class: 'system-text', dir: 'auto' }, [...textNodes(message.text), ' ', timeTag(message.at)]),
  ]);
}

/**
 * @param {Message} message
 * @param {NonNullable<Message['author']>} author
 * @param {boolean} isFirst
 * @param {boolean} isLast
 */
function spokenLine(message, author, isFirst, isLast) {
  const name = element('span', { class: isFirst ? 'author' : 'unseen', dir: 'auto' }, [author.name]);
  name.style.setProperty('--own', author.color);
  const edges = `${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`;
  return element('li', { class: `message${edges}` }, [
    isLast && portrait(author, 'small'),
    element('div', { class: 'bubble' }, [
      name,
      element('p', { class: 'text', dir: 'auto' }, textNodes(message.text)),
      timeTag(message.at),
    ]),
  ]);
}

/** @param {number} seconds */
function timeTag(seconds) {
  return element('time', { datetime: isoOf(seconds), title: wholeDate(seconds) }, [timeOf(seconds)]);
}

/**
 * @param {Message | undefined} before
 * @param {Message} after
 */
function isGroup(before, after) {
  return (
    before?.author !== undefined &&
    before.author !== null &&
    before.author.id === after.author?.id &&
    after.at - before.at < GROUP_SECONDS
  );
}
