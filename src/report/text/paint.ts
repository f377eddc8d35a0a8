import type { Fate } from '../tally.ts';

export type Tone = Fate | 'key' | 'faint';

/** Colours a piece of text by what it means; a painter without colour gives it back as it is. */
export type Painter = (tone: Tone, text: string) => string;

export function painter(color: boolean): Painter {
  if (!color) return (_tone, text) => text;
  return (tone, text) => (text === '' ? '' : `${csi}${styles[tone].on}m${text}${csi}${styles[tone].off}m`);
}

const csi = `${String.fromCharCode(27)}[`;

/** Source: ECMA-48, SGR; the sixteen colours that every terminal maps to its own theme. */
const styles: Readonly<Record<Tone, { readonly on: string; readonly off: string }>> = {
  create: { on: '32', off: '39' },
  update: { on: '33', off: '39' },
  adopt: { on: '36', off: '39' },
  healed: { on: '36', off: '39' },
  remove: { on: '31', off: '39' },
  note: { on: '34', off: '39' },
  blocked: { on: '1;31', off: '39;22' },
  key: { on: '1', off: '22' },
  faint: { on: '2', off: '22' },
};
