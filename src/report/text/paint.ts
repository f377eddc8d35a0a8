import { styleText } from 'node:util';
import type { Fate } from '../tally.ts';

export type Tone = Fate | 'key' | 'faint';

/** Colours a piece of text by what it means; a painter without colour gives it back as it is. */
export type Painter = (tone: Tone, text: string) => string;

export function painter(color: boolean): Painter {
  if (!color) return (_tone, text) => text;
  return (tone, text) => (text === '' ? '' : styleText(styles[tone], text, { validateStream: false }));
}

const styles = {
  create: 'green',
  update: 'yellow',
  adopt: 'cyan',
  remove: 'red',
  healed: 'cyan',
  note: 'blue',
  blocked: ['red', 'bold'],
  key: 'bold',
  faint: 'dim',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>;
