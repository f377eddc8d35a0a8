import type { Help } from 'commander';

/** The language that help is given in; the program itself is written in English. */
export interface Speech {
  /** Gives a text of the program in this language. */
  readonly say: (english: string) => string;
  /** How commander's own words are put. */
  readonly help: Partial<Help>;
}

export const english: Speech = { say: (text) => text, help: {} };
