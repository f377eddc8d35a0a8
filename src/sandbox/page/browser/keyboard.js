// @ts-check

/**
 * @typedef {object} KeyHooks
 * @property {() => boolean} allowsSingle whether keys that are a single sign are on
 * @property {() => boolean} isModal whether a dialog has the keyboard
 * @property {() => void} onSearch
 * @property {() => void} onAbout
 * @property {() => void} onHelp
 * @property {(steps: 1 | -1) => void} onNeighbour
 * @property {() => void} onEscape
 */

/**
 * Keys that work wherever the focus is; the list knows its own.
 *
 * @param {KeyHooks} hooks
 */
export function listenToKeys(hooks) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || hooks.isModal()) return;
    const act = actionOf(event, hooks);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/**
 * @param {KeyboardEvent} event
 * @param {KeyHooks} hooks
 * @returns {(() => void) | undefined}
 */
function actionOf(event, hooks) {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) {
    if (event.key === 'ArrowDown') return () => hooks.onNeighbour(1);
    return event.key === 'ArrowUp' ? () => hooks.onNeighbour(-1) : undefined;
  }
  if (event.key === 'Escape') return hooks.onEscape;
  if (isTyping(event.target) || !hooks.allowsSingle()) return undefined;
  // `code` stands for the place of the key, so that the shortcuts work in a Russian layout too.
  if (event.key === '?' || (event.shiftKey && event.code === 'Digit7' && event.key === ',')) return hooks.onHelp;
  if (event.key === '/' || (event.key === '.' && event.code === 'Slash')) return hooks.onSearch;
  return event.code === 'KeyI' && !event.shiftKey ? hooks.onAbout : undefined;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox';
}
