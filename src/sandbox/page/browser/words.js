// @ts-check
import { english } from './english.js';
import { russian } from './russian.js';

/** @import { Forms } from './english.js' */

/** The first language of the reader that the page speaks. */
export const language =
  navigator.languages.map((name) => name.slice(0, 2)).find((name) => name === 'ru' || name === 'en') ?? 'en';

export const words = language === 'ru' ? russian : english;

const numbers = new Intl.NumberFormat(language);
const plural = new Intl.PluralRules(language);

/** @param {number} count */
export function number(count) {
  return numbers.format(count);
}

/**
 * `3 members`, `3 участника`.
 *
 * @param {number} count
 * @param {Forms} forms
 */
export function counted(count, forms) {
  return `${number(count)} ${forms[plural.select(count)] ?? forms.other}`;
}

/** Puts the reader's language into what index.html says in English. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const found of document.querySelectorAll('[data-text]')) found.textContent = say(found, 'data-text');
  for (const found of document.querySelectorAll('[data-label]'))
    found.setAttribute('aria-label', say(found, 'data-label'));
  for (const found of document.querySelectorAll('[data-placeholder]')) {
    found.setAttribute('placeholder', say(found, 'data-placeholder'));
  }
}

/**
 * @param {Element} found
 * @param {string} attribute
 */
function say(found, attribute) {
  const name = /** @type {keyof typeof words} */ (found.getAttribute(attribute) ?? '');
  return String(words[name] ?? '');
}
