import { seal } from '../../base/seal.ts';
import type { Fate } from '../tally.ts';

export type Tone = Fate | 'key' | 'faint';

/*
 * Renderers do not know where their lines go. What they want to stand out is put between marks, and whoever writes the
 * lines turns the marks into colours or drops them. A mark holds a word that is drawn anew in every process: no text from elsewhere can
 * pass for one.
 */

/** Marks a piece of text by what it means. */
export function paint(tone: Tone, text: string): string {
  return text === '' ? '' : `\0${seal}${tone}\0${text}\0${seal}\0`;
}

const mark = new RegExp(`\0${seal}([a-z]*)\0`);
const marks = new RegExp(mark, 'g');

/** A text without its marks. */
export function unpainted(text: string): string {
  return text.includes('\0') ? text.replace(marks, '') : text;
}

/** Gives what lies between the marks to `show`, and puts colours in the place of the marks. */
export function shownPainted(text: string, show: (piece: string) => string, color: boolean): string {
  if (!text.includes('\0')) return show(text);
  let open: Tone | undefined;
  const pieces = text.split(mark).map((piece, index) => {
    if (index % 2 === 0) return show(piece);
    const change = piece === '' ? (open === undefined ? '' : styles[open].off) : styles[piece as Tone].on;
    open = piece === '' ? undefined : (piece as Tone);
    return color && change !== '' ? `${csi}${change}m` : '';
  });
  return pieces.join('');
}

const csi = `${String.fromCharCode(27)}[`;

/** Source: ECMA-48, SGR; the sixteen colours that every terminal maps to its own theme. */
const styles: Readonly<Record<Tone, { readonly on: string; readonly off: string }>> = {
  create: { on: '32', off: '39' },
  update: { on: '33', off: '39' },
  adopt: { on: '36', off: '39' },
  healed: { on: '36', off: '39' },
  forget: { on: '31', off: '39' },
  remove: { on: '31', off: '39' },
  note: { on: '34', off: '39' },
  blocked: { on: '1;31', off: '39;22' },
  key: { on: '1', off: '22' },
  faint: { on: '2', off: '22' },
};
