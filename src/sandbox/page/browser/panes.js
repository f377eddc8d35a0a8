// @ts-check
import { need } from './dom.js';
import { words } from './words.js';

/** @typedef {{ setAbout: (isOpen: boolean) => void, focusAbout: () => void }} ChatPane */
/** @typedef {{ focus: () => void }} AboutPane */
/** @typedef {{ hide: () => void, empty: () => void, pick: () => void, gone: () => void }} WelcomePane */

/** Which panes are to be seen, in every width of the window. */
export class Panes {
  #app = need('app');
  #chatElement = need('chat');
  #aboutElement = need('about');
  #pulse = need('pulse');
  #narrow = matchMedia('(max-width: 47.99rem)');
  #wide = matchMedia('(min-width: 75rem)');
  /** @type {{ chat: ChatPane, about: AboutPane, welcome: WelcomePane }} */
  #parts;
  /** @type {'nothing' | 'chat' | 'gone'} */
  #content = 'nothing';
  /** @type {boolean | undefined} */
  #wantsAbout;
  #isEmpty = false;

  /** @param {{ chat: ChatPane, about: AboutPane, welcome: WelcomePane }} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#wide.addEventListener('change', () => {
      this.#wantsAbout = undefined;
      this.#update();
    });
    this.setPulse('waiting');
  }

  get isNarrow() {
    return this.#narrow.matches;
  }

  /** @param {'waiting' | 'live' | 'lost'} state */
  setPulse(state) {
    this.#pulse.dataset.state = state;
    this.#pulse.textContent = words[state];
  }

  /** @param {boolean} isEmpty whether people have made any chat */
  setEmpty(isEmpty) {
    this.#isEmpty = isEmpty;
    this.#update();
  }

  /** @param {boolean} isOpen whether the address names a chat */
  setOpen(isOpen) {
    this.#app.dataset.pane = isOpen ? 'chat' : 'list';
    if (!isOpen) {
      this.#content = 'nothing';
      this.#update();
    }
  }

  showChat() {
    this.#content = 'chat';
    this.#update();
  }

  showGone() {
    this.#content = 'gone';
    this.#update();
  }

  toggleAbout() {
    if (this.#content !== 'chat') return;
    const isOpen = !this.#isAboutOpen;
    this.#wantsAbout = isOpen;
    this.#update();
    if (isOpen && !this.#wide.matches) this.#parts.about.focus();
  }

  closeAbout() {
    this.#wantsAbout = false;
    this.#update();
    this.#parts.chat.focusAbout();
  }

  /** Closes the pane about the chat where it lies over the conversation; false when there is nothing to close. */
  closeOverlay() {
    if (this.#wide.matches || !this.#isAboutOpen) return false;
    this.closeAbout();
    return true;
  }

  get #isAboutOpen() {
    return this.#content === 'chat' && (this.#wantsAbout ?? this.#wide.matches);
  }

  #update() {
    const { chat, welcome } = this.#parts;
    this.#chatElement.hidden = this.#content !== 'chat';
    this.#aboutElement.hidden = !this.#isAboutOpen;
    this.#app.toggleAttribute('data-empty', this.#isEmpty);
    chat.setAbout(this.#isAboutOpen);
    if (this.#content === 'chat') welcome.hide();
    else if (this.#content === 'gone') welcome.gone();
    else if (this.#isEmpty) welcome.empty();
    else welcome.pick();
  }
}
