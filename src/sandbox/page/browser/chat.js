// @ts-check
import { subtitleOf } from './about.js';
import { element, fill, icon, need, reconcile } from './dom.js';
import { drawLine, linesOf } from './messages.js';
import { portrait } from './portrait.js';
import { words } from './words.js';

/** @import { ChatDetail } from '../wire.ts' */

const NEAR_END_PX = 80;

/**
 * The open conversation.
 *
 * @param {{ readonly onBack: () => void, readonly onAbout: () => void, readonly onEarlier: () => void }} hooks
 */
export function makeChat({ onBack, onAbout, onEarlier }) {
  const article = need('chat');
  const back = iconButton('back', words.back, 'back');
  const about = iconButton('about', words.about, 'show-about');
  about.setAttribute('aria-controls', 'about');
  about.setAttribute('aria-keyshortcuts', 'i');
  const picture = element('span', { class: 'chat-picture' });
  const title = element('h2', { id: 'chat-title', dir: 'auto' });
  const subtitle = element('p', { class: 'subtitle' });
  const earlier = element('button', { type: 'button', class: 'quiet-button earlier' }, [words.earlier]);
  const list = element('ol', { class: 'lines' });
  const none = element('p', { class: 'no-lines' }, [words.noMessages]);
  const scroller = element('div', { class: 'conversation', tabindex: 0, role: 'region' }, [earlier, list, none]);
  back.addEventListener('click', onBack);
  about.addEventListener('click', onAbout);
  earlier.addEventListener('click', onEarlier);
  fill(article, [
    element('header', { class: 'chat-head' }, [
      back,
      picture,
      element('div', { class: 'titles' }, [title, subtitle]),
      about,
    ]),
    scroller,
  ]);

  /** @param {ChatDetail} chat */
  const write = (chat) => {
    fill(picture, [portrait({ name: chat.title, color: chat.color, avatar: chat.avatar }, 'middle')]);
    title.textContent = chat.title;
    subtitle.textContent = subtitleOf(chat);
    scroller.setAttribute('aria-label', `${words.messages}: ${chat.title}`);
    earlier.hidden = chat.messages.length === chat.messagesTotal;
    none.hidden = chat.messagesTotal > 0;
    reconcile(list, linesOf(chat.messages), (line) => line.id, drawLine);
  };

  return {
    /**
     * @param {ChatDetail} chat
     * @param {'fresh' | 'update' | 'earlier'} reason
     */
    show(chat, reason) {
      const fromEnd = scroller.scrollHeight - scroller.scrollTop;
      const wasNearEnd = fromEnd - scroller.clientHeight < NEAR_END_PX;
      write(chat);
      if (reason === 'fresh' || (reason === 'update' && wasNearEnd)) scroller.scrollTop = scroller.scrollHeight;
      else if (reason === 'earlier') scroller.scrollTop = scroller.scrollHeight - fromEnd;
    },
    /** @param {boolean} isOpen */
    setAbout(isOpen) {
      about.setAttribute('aria-expanded', String(isOpen));
    },
    focusAbout() {
      about.focus();
    },
    focus() {
      scroller.focus({ preventScroll: true });
    },
  };
}

/**
 * @param {string} picture
 * @param {string} label
 * @param {string} name
 */
function iconButton(picture, label, name) {
  return element('button', { type: 'button', class: `icon-button ${name}`, 'aria-label': label, title: label }, [
    icon(picture),
  ]);
}
