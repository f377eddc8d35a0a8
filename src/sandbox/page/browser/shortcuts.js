// @ts-check
import { element, fill, icon, need } from './dom.js';
import { words } from './words.js';

const MEMORY = 'single-key-shortcuts';

/**
 * The list of keys, and the switch for those that are a single sign: they get in the way of speech input.
 */
export function makeShortcuts() {
  const dialog = /** @type {HTMLDialogElement} */ (need('keys'));
  const close = element('button', { type: 'button', class: 'icon-button', 'aria-label': words.close }, [icon('close')]);
  const single = element('input', { type: 'checkbox' });
  single.checked = remembered();
  single.addEventListener('change', () => remember(single.checked));
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  fill(dialog, [
    element('div', { class: 'keys-body' }, [
      element('header', {}, [element('h2', { id: 'keys-title' }, [words.keys]), close]),
      element(
        'dl',
        {},
        KEYS.flatMap(([keys, meaning]) => [keysOf(keys), element('dd', {}, [meaning])]),
      ),
      element('label', { class: 'switch' }, [single, element('span', {}, [words.keySingle])]),
    ]),
  ]);
  return {
    open: () => dialog.showModal(),
    get isOpen() {
      return dialog.open;
    },
    get allowsSingle() {
      return single.checked;
    },
  };
}

/** @type {readonly (readonly [readonly string[], string])[]} */
const KEYS = [
  [['↑', '↓'], words.keyList],
  [['Home', 'End'], words.keyEdges],
  [['Enter'], words.keyOpen],
  [['Alt ↑', 'Alt ↓'], words.keyNext],
  [['/'], words.keySearch],
  [['i'], words.keyAbout],
  [['Esc'], words.keyEscape],
  [['?'], words.keyHelp],
];

/** @param {readonly string[]} keys */
function keysOf(keys) {
  return element(
    'dt',
    {},
    keys.map((key) => element('kbd', {}, [key])),
  );
}

/** Storage may be forbidden; then the choice lasts as long as the page. */
function remembered() {
  try {
    return localStorage.getItem(MEMORY) !== 'off';
  } catch {
    return true;
  }
}

/** @param {boolean} isOn */
function remember(isOn) {
  try {
    localStorage.setItem(MEMORY, isOn ? 'on' : 'off');
  } catch {
    // Nothing to do: the switch itself keeps the choice.
  }
}
