// @ts-check
import { element } from './dom.js';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A round picture: the avatar, or the colour with initials. The name always stands beside it, so it is decoration.
 *
 * @param {{ readonly name: string, readonly color: string, readonly avatar?: string | null }} who
 * @param {'small' | 'middle' | 'large' | 'huge'} size
 */
export function portrait(who, size) {
  const disc = element('span', { class: `portrait ${size}`, 'aria-hidden': 'true' });
  disc.style.setProperty('--own', who.color);
  if (who.avatar) disc.append(element('img', { src: who.avatar, alt: '', loading: 'lazy', decoding: 'async' }));
  else disc.append(initials(who.name));
  return disc;
}

/**
 * The first signs of the first two words that begin with a letter or digit; else the very first sign, such as an emoji.
 *
 * @param {string} name
 */
function initials(name) {
  const words = name.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ''));
  const signs = words
    .filter((word) => word !== '')
    .slice(0, 2)
    .map(firstSign);
  return signs.length > 0 ? signs.join('').toLocaleUpperCase() : firstSign(name.trim());
}

/** @param {string} text */
function firstSign(text) {
  for (const { segment } of graphemes.segment(text.slice(0, 40))) return segment;
  return '?';
}
