// @ts-check
import { need } from './dom.js';
import { counted, words } from './words.js';

/** @import { Tally } from './model.js' */

const QUIET_MS = 1500;

/** Speaks to screen readers: what the reader did at once, what the portal did in one sentence when it has settled. */
export function makeAnnouncer() {
  const region = need('announcer');
  /** @type {Tally} */
  let gathered = { added: 0, changed: 0, gone: 0 };
  /** @type {number | undefined} */
  let timer;

  const speakOfNews = () => {
    const { added, changed, gone } = gathered;
    gathered = { added: 0, changed: 0, gone: 0 };
    const parts = [
      added > 0 && counted(added, words.chatsAdded),
      changed > 0 && counted(changed, words.chatsChanged),
      gone > 0 && counted(gone, words.chatsGone),
    ];
    region.textContent = parts.filter((part) => part !== false).join(', ');
  };

  return {
    /** @param {string} text */
    say(text) {
      region.textContent = text;
    },
    /** @param {Tally} tally */
    gather(tally) {
      const { added, changed, gone } = tally;
      if (added + changed + gone === 0) return;
      gathered = { added: gathered.added + added, changed: gathered.changed + changed, gone: gathered.gone + gone };
      clearTimeout(timer);
      timer = setTimeout(speakOfNews, QUIET_MS);
    },
  };
}
