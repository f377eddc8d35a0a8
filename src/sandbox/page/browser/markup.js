// @ts-check
import { element } from './dom.js';

/** @typedef {{ readonly tag: string, readonly node: HTMLElement }} Level */

const TAGS = /** @type {const} */ ({ b: 'strong', i: 'em', u: 'u', s: 's' });
const TOKEN = /\[(\/?)(b|i|u|s|br|user|chat)((?:=|\s)[^\]]*)?\]/gi;

/**
 * A message's text as nodes: bold, italic, underlined and struck parts, line breaks and mentions; every other tag
 * stays as it was typed.
 *
 * @param {string} text
 * @returns {readonly Node[]}
 */
export function textNodes(text) {
  const root = element('span');
  /** @type {Level[]} */
  const open = [{ tag: '', node: root }];
  let from = 0;
  for (const token of text.matchAll(TOKEN)) {
    const [whole, slash, name = ''] = token;
    top(open).append(text.slice(from, token.index));
    from = token.index + whole.length;
    const tag = name.toLowerCase();
    if (tag === 'br') top(open).append(element('br'));
    else if (slash === '') enter(open, tag);
    else if (!leave(open, tag)) top(open).append(whole);
  }
  top(open).append(text.slice(from));
  return [...root.childNodes];
}

/** @param {readonly Level[]} open */
function top(open) {
  return /** @type {Level} */ (open.at(-1)).node;
}

/**
 * @param {Level[]} open
 * @param {string} tag
 */
function enter(open, tag) {
  const isMention = tag === 'user' || tag === 'chat';
  const node = isMention
    ? element('span', { class: 'mention' })
    : element(TAGS[/** @type {keyof typeof TAGS} */ (tag)]);
  top(open).append(node);
  open.push({ tag, node });
}

/**
 * Closes the nearest open element of this kind with all that is open inside; false when there is none.
 *
 * @param {Level[]} open
 * @param {string} tag
 */
function leave(open, tag) {
  const at = open.findLastIndex((level) => level.tag === tag);
  if (at < 1) return false;
  open.length = at;
  return true;
}
