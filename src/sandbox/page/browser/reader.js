// @ts-check

/** @import { ChatDetail } from '../wire.ts' */
/** @typedef {'fresh' | 'update' | 'earlier'} Reason */

const FIRST_PEOPLE = 200;
const FIRST_MESSAGES = 100;
const STEP = 500;

/**
 * Reads the open chat, again with each of its changes, and never twice at once: changes that come while an answer is
 * under way are covered by one more reading after it.
 */
export class Reader {
  /** @type {(chat: ChatDetail, reason: Reason) => void} */
  #onChat;
  /** @type {() => void} */
  #onGone;
  /** @type {() => void} */
  #onFailure;
  /** @type {number | undefined} */
  #id;
  #people = FIRST_PEOPLE;
  #messages = FIRST_MESSAGES;
  #isReading = false;
  /** @type {Reason | undefined} */
  #due;

  /**
   * @param {{ onChat: (chat: ChatDetail, reason: Reason) => void, onGone: () => void, onFailure: () => void }} hooks
   */
  constructor({ onChat, onGone, onFailure }) {
    this.#onChat = onChat;
    this.#onGone = onGone;
    this.#onFailure = onFailure;
  }

  get id() {
    return this.#id;
  }

  /** @param {number | undefined} id */
  open(id) {
    this.#id = id;
    this.#people = FIRST_PEOPLE;
    this.#messages = FIRST_MESSAGES;
    this.#due = undefined;
    if (id !== undefined) this.#ask('fresh');
  }

  refresh() {
    if (this.#id !== undefined) this.#ask(this.#due ?? 'update');
  }

  morePeople() {
    this.#people += STEP;
    this.refresh();
  }

  moreMessages() {
    this.#messages += STEP;
    if (this.#id !== undefined) this.#ask('earlier');
  }

  /** @param {Reason} reason */
  #ask(reason) {
    this.#due = reason;
    if (!this.#isReading) void this.#read();
  }

  async #read() {
    this.#isReading = true;
    while (this.#due !== undefined && this.#id !== undefined) {
      const reason = this.#due;
      const id = this.#id;
      this.#due = undefined;
      try {
        const answer = await fetch(`/page/chats/${id}?people=${this.#people}&messages=${this.#messages}`);
        const chat = answer.ok ? await answer.json() : undefined;
        if (id !== this.#id) continue;
        if (chat) this.#onChat(chat, reason);
        else this.#onGone();
      } catch {
        if (id === this.#id) this.#onFailure();
      }
    }
    this.#isReading = false;
  }
}
