// @ts-check

/** @import { ChatKind, ChatNews, ChatSummary } from '../wire.ts' */
/** @typedef {'all' | 'open' | 'closed'} Kind */
/** @typedef {{ readonly chat: ChatSummary, readonly haystack: string }} Entry */
/** @typedef {{ added: number, changed: number, gone: number }} Tally */

/** All chats the page knows of, and those of them that the reader wants to see. */
export class Model {
  /** @type {Map<number, Entry>} */
  #entries = new Map();
  /** @type {Map<number, Entry> | undefined} */
  #coming = new Map();
  /** @type {readonly string[]} */
  #terms = [];
  /** @type {Kind} */
  #kind = 'all';

  /** A new connection tells of all chats again; until it has, the old ones stay. */
  begin() {
    this.#coming = new Map();
  }

  complete() {
    if (this.#coming) this.#entries = this.#coming;
    this.#coming = undefined;
  }

  /**
   * @param {ChatNews} news
   * @returns {Tally} what is news to the reader; nothing while the first list is still coming
   */
  take(news) {
    const entries = this.#coming ?? this.#entries;
    /** @type {Tally} */
    const tally = { added: 0, changed: 0, gone: 0 };
    for (const chat of news.chats) {
      tally[entries.has(chat.id) ? 'changed' : 'added'] += 1;
      entries.set(chat.id, { chat, haystack: haystackOf(chat) });
    }
    for (const id of news.gone) if (entries.delete(id)) tally.gone += 1;
    return this.#coming ? { added: 0, changed: 0, gone: 0 } : tally;
  }

  /** @param {string} query */
  search(query) {
    this.#terms = folded(query)
      .split(/\s+/)
      .filter((term) => term !== '');
  }

  /** @param {Kind} kind */
  show(kind) {
    this.#kind = kind;
  }

  get isNarrowed() {
    return this.#terms.length > 0 || this.#kind !== 'all';
  }

  /** Whether there is any chat that people made. */
  get isEmpty() {
    for (const { chat } of this.#entries.values()) if (chat.kind !== 'general') return false;
    return true;
  }

  /** @param {number} id */
  chat(id) {
    return this.#entries.get(id)?.chat;
  }

  /** How many chats each filter would show without a search. */
  counts() {
    const counts = { all: this.#entries.size, open: 0, closed: 0 };
    for (const { chat } of this.#entries.values()) counts[kindOf(chat.kind)] += 1;
    return counts;
  }

  /** What the list shows: the chat where something happened last comes first. */
  visible() {
    const found = [];
    for (const { chat, haystack } of this.#entries.values()) {
      if (this.#kind !== 'all' && kindOf(chat.kind) !== this.#kind) continue;
      if (this.#terms.every((term) => haystack.includes(term) || term === `#${chat.id}`)) found.push(chat);
    }
    return found.sort(liveliestFirst);
  }
}

/**
 * The portal's clock knows whole seconds only, so the messages decide what came later within one.
 *
 * @param {ChatSummary} a
 * @param {ChatSummary} b
 */
function liveliestFirst(a, b) {
  return b.activeAt - a.activeAt || (b.last?.id ?? 0) - (a.last?.id ?? 0) || b.id - a.id;
}

/** @param {ChatKind} kind */
function kindOf(kind) {
  return kind === 'closed' ? 'closed' : 'open';
}

/** @param {ChatSummary} chat */
function haystackOf(chat) {
  const marker = chat.marker ? `${chat.marker.type}/${chat.marker.id}` : '';
  return folded(`${chat.title}\n${marker}\n${chat.last?.author ?? ''}\n${chat.last?.text ?? ''}`);
}

/**
 * Case does not count, nor does ё.
 *
 * @param {string} text
 */
function folded(text) {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}
