// @ts-check
import { need } from './dom.js';
import { counted, number, words } from './words.js';

/** @import { Kind, Model } from './model.js' */

const PAUSE_MS = 500;

/**
 * The search box and the filter by kind, with the line that tells how many chats they let through.
 *
 * @param {{ readonly onChange: () => void, readonly announce: (text: string) => void }} hooks
 */
export function makeSearch({ onChange, announce }) {
  const input = /** @type {HTMLInputElement} */ (need('query'));
  const kinds = need('kinds');
  const hits = need('hits');
  const nothing = need('nothing');
  /** @type {number | undefined} */
  let timer;

  const changed = () => {
    onChange();
    clearTimeout(timer);
    timer = setTimeout(() => announce(hits.textContent ?? ''), PAUSE_MS);
  };
  input.addEventListener('input', changed);
  kinds.addEventListener('change', changed);

  return {
    get query() {
      return input.value;
    },
    /** @returns {Kind} */
    get kind() {
      const checked = /** @type {HTMLInputElement | null} */ (kinds.querySelector('input:checked'));
      return /** @type {Kind} */ (checked?.value ?? 'all');
    },
    focus() {
      input.focus();
      input.select();
    },
    /** Empties the search box if the reader is in it and it has text. */
    clear() {
      if (document.activeElement !== input || input.value === '') return false;
      input.value = '';
      changed();
      return true;
    },
    /**
     * @param {number} found
     * @param {Model} model
     */
    show(found, model) {
      const counts = model.counts();
      for (const [kind, count] of Object.entries(counts)) {
        const place = kinds.querySelector(`[data-count="${kind}"]`);
        if (place) place.textContent = number(count);
      }
      hits.textContent = model.isNarrowed
        ? `${number(found)} ${words.shownOf} ${counted(counts.all, words.chatCount)}`
        : counted(found, words.chatCount);
      nothing.hidden = found > 0;
    },
  };
}
