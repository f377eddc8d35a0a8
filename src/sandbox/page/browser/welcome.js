// @ts-check
import { element, fill, icon, need } from './dom.js';
import { words } from './words.js';

/** What stands where no chat is open: how to fill the portal, or how to read it, or that the chat is gone. */
export function makeWelcome() {
  const section = need('welcome');
  let webhook = '';
  let shown = '';

  /**
   * @param {string} name
   * @param {() => readonly Node[]} make
   */
  const put = (name, make) => {
    section.hidden = false;
    if (shown === name) return;
    shown = name;
    fill(section, make());
  };

  return {
    /** @param {string} masked the webhook with its secret hidden */
    setWebhook(masked) {
      webhook = masked;
    },
    hide() {
      section.hidden = true;
    },
    empty: () => put(`empty ${webhook}`, () => emptyState(webhook)),
    pick: () => put('pick', () => note(words.pick, words.pickHint)),
    gone: () => put('gone', () => note(words.gone, words.goneHint)),
  };
}

/**
 * @param {string} title
 * @param {string} hint
 */
function note(title, hint) {
  return [
    element('div', { class: 'card note' }, [
      element('span', { class: 'emblem' }, [icon('chats')]),
      element('h2', {}, [title]),
      element('p', {}, [hint]),
    ]),
  ];
}

/** @param {string} webhook */
function emptyState(webhook) {
  return [
    element('div', { class: 'card' }, [
      element('span', { class: 'emblem' }, [icon('chats')]),
      element('h2', {}, [words.emptyTitle]),
      element('p', {}, [words.emptyText]),
      element('ol', { class: 'steps' }, [
        step(words.emptyWebhook, `export B24_URL='${webhook}'`),
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the config that has a placeholder here
        step(words.emptyConfig, 'portal:\n  url: ${env:B24_URL}'),
        step(words.emptyApply, 'provision apply chats.yaml'),
      ]),
      element('p', { class: 'small' }, [words.emptyLive]),
    ]),
  ];
}

/**
 * @param {string} text
 * @param {string} code
 */
function step(text, code) {
  return element('li', {}, [element('p', {}, [text]), element('pre', {}, [element('code', {}, [code])])]);
}
