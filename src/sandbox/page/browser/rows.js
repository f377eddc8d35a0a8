// @ts-check
import { arrange, need } from './dom.js';
import { makeRow, writeRow } from './row.js';

/** @import { ChatSummary } from '../wire.ts' */
/** @typedef {{ readonly element: HTMLElement, chat: ChatSummary | undefined }} Shown */
/** @typedef {(id: number, byKeyboard: boolean) => void} OnOpen */

const OVERSCAN = 5;
const FRESH_MS = 1600;
/** Height of a row in `rem`, as sidebar.css draws it. */
const ROW_REM = 4.5;

/**
 * The list of chats: however many there are, only the rows in view have elements, and the one that the keyboard
 * stands on.
 */
export class Rows {
  #scroller = need('rows');
  #list = need('rows-inner');
  /** @type {OnOpen} */
  #onOpen;
  /** @type {readonly ChatSummary[]} */
  #chats = [];
  /** @type {Map<number, number>} */
  #places = new Map();
  /** @type {Map<number, Shown>} */
  #shown = new Map();
  /** @type {Map<number, number>} */
  #freshUntil = new Map();
  /** @type {number | undefined} */
  #activeId;
  /** @type {number | undefined} */
  #openId;
  #rowHeight = 72;

  /** @param {OnOpen} onOpen */
  constructor(onOpen) {
    this.#onOpen = onOpen;
    this.#list.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('click', (event) => this.#onClick(event));
    this.#list.addEventListener('focusin', (event) => this.#activate(chatUnder(event)));
    this.#scroller.addEventListener('scroll', () => this.#render(), { passive: true });
    new ResizeObserver(() => this.#measure()).observe(this.#scroller);
  }

  /**
   * Shows other chats, or the same ones in another order, without moving what the reader looks at.
   *
   * @param {readonly ChatSummary[]} chats
   */
  setChats(chats) {
    const before = this.#activePlace;
    const hadFocus = this.#hasFocus;
    const kept = this.#anchor();
    this.#chats = chats;
    this.#places = new Map(chats.map((chat, at) => [chat.id, at]));
    if (this.#activeId !== undefined && !this.#places.has(this.#activeId)) {
      this.#activeId = chats[Math.min(before, chats.length - 1)]?.id;
    }
    this.#list.style.height = `${chats.length * this.#rowHeight}px`;
    const place = kept && this.#places.get(kept.id);
    if (kept && place !== undefined) this.#scroller.scrollTop = place * this.#rowHeight + kept.offset;
    this.#render();
    if (hadFocus && !this.#hasFocus) this.#focusActive();
  }

  /**
   * Lets rows light up for a moment when they are drawn next.
   *
   * @param {readonly number[]} ids
   */
  freshen(ids) {
    const now = performance.now();
    for (const [id, until] of this.#freshUntil) if (until < now) this.#freshUntil.delete(id);
    for (const id of ids) this.#freshUntil.set(id, now + FRESH_MS);
  }

  /** @param {number | undefined} id */
  setOpen(id) {
    this.#openId = id;
    if (id !== undefined && this.#places.has(id)) this.#activeId = id;
    this.#render();
  }

  /** @param {number} id */
  reveal(id) {
    const place = this.#places.get(id);
    if (place === undefined) return;
    const top = place * this.#rowHeight;
    const { scrollTop, clientHeight } = this.#scroller;
    if (top < scrollTop) this.#scroller.scrollTop = top;
    else if (top + this.#rowHeight > scrollTop + clientHeight) {
      this.#scroller.scrollTop = top + this.#rowHeight - clientHeight;
    }
  }

  /**
   * The chat so many places below the open one; the first where none is open.
   *
   * @param {number} steps
   */
  neighbour(steps) {
    const place = this.#openId === undefined ? undefined : this.#places.get(this.#openId);
    return this.#chats[place === undefined ? 0 : this.#within(place + steps)]?.id;
  }

  focus() {
    this.#moveTo(this.#activePlace);
  }

  toTop() {
    this.#scroller.scrollTop = 0;
  }

  get #activePlace() {
    return this.#activeId === undefined ? 0 : (this.#places.get(this.#activeId) ?? 0);
  }

  get #hasFocus() {
    return this.#list.contains(document.activeElement);
  }

  /** @param {number} place */
  #within(place) {
    return Math.max(0, Math.min(this.#chats.length - 1, place));
  }

  /** The row at the upper edge; at the very top there is none to keep, and new rows push the old ones down. */
  #anchor() {
    const { scrollTop } = this.#scroller;
    if (scrollTop < 1) return undefined;
    const place = Math.floor(scrollTop / this.#rowHeight);
    const chat = this.#chats[place];
    return chat && { id: chat.id, offset: scrollTop - place * this.#rowHeight };
  }

  #measure() {
    this.#rowHeight = ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.#list.style.height = `${this.#chats.length * this.#rowHeight}px`;
    this.#render();
  }

  #render() {
    const { scrollTop, clientHeight } = this.#scroller;
    const first = Math.max(0, Math.floor(scrollTop / this.#rowHeight) - OVERSCAN);
    const end = Math.min(this.#chats.length, Math.ceil((scrollTop + clientHeight) / this.#rowHeight) + OVERSCAN);
    const active = this.#activePlace;
    const places = Array.from({ length: Math.max(0, end - first) }, (_, step) => first + step);
    if (active < first) places.unshift(active);
    if (active >= end) places.push(active);
    this.#draw(places);
  }

  /** @param {readonly number[]} places */
  #draw(places) {
    const ids = new Set(places.map((place) => this.#chats[place]?.id));
    for (const [id, { element }] of this.#shown) {
      if (ids.has(id)) continue;
      element.remove();
      this.#shown.delete(id);
    }
    const rows = places.flatMap((place) => {
      const chat = this.#chats[place];
      return chat ? [this.#put(chat, place)] : [];
    });
    arrange(this.#list, rows);
  }

  /**
   * @param {ChatSummary} chat
   * @param {number} place
   */
  #put(chat, place) {
    const row = this.#shown.get(chat.id) ?? { element: makeRow(chat.id), chat: undefined };
    this.#shown.set(chat.id, row);
    const { element } = row;
    if (row.chat !== chat) writeRow(element, chat);
    row.chat = chat;
    element.tabIndex = place === this.#activePlace ? 0 : -1;
    element.style.top = `${place * this.#rowHeight}px`;
    element.setAttribute('aria-posinset', String(place + 1));
    element.setAttribute('aria-setsize', String(this.#chats.length));
    element.setAttribute('aria-selected', String(chat.id === this.#openId));
    element.toggleAttribute('data-fresh', (this.#freshUntil.get(chat.id) ?? 0) > performance.now());
    return element;
  }

  /** @param {number} place */
  #moveTo(place) {
    const chat = this.#chats[this.#within(place)];
    if (!chat) return;
    this.#activeId = chat.id;
    this.reveal(chat.id);
    this.#render();
    this.#focusActive();
  }

  #focusActive() {
    const chat = this.#chats[this.#activePlace];
    if (chat) this.#shown.get(chat.id)?.element.focus({ preventScroll: true });
  }

  /** @param {number | undefined} id */
  #activate(id) {
    if (id === undefined || id === this.#activeId) return;
    this.#activeId = id;
    this.#render();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const id = chatUnder(event);
    if (id === undefined) return;
    this.#activate(id);
    this.#onOpen(id, false);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = this.#activePlace;
    const chat = this.#chats[place];
    const target = this.#targetOf(event.key, place);
    if (target !== undefined) this.#moveTo(target);
    else if (chat && (event.key === 'Enter' || event.key === ' ')) this.#onOpen(chat.id, true);
    else return;
    event.preventDefault();
  }

  /**
   * @param {string} key
   * @param {number} place
   */
  #targetOf(key, place) {
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#rowHeight) - 1);
    switch (key) {
      case 'ArrowDown':
        return place + 1;
      case 'ArrowUp':
        return place - 1;
      case 'PageDown':
        return place + page;
      case 'PageUp':
        return place - page;
      case 'Home':
        return 0;
      case 'End':
        return this.#chats.length - 1;
      default:
        return undefined;
    }
  }
}

/** @param {Event} event */
function chatUnder(event) {
  const row = event.target instanceof Element ? event.target.closest('[data-chat]') : null;
  return row ? Number(row.getAttribute('data-chat')) : undefined;
}
