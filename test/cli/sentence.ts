import { type Code, codes } from '../../src/model/codes/index.ts';

/** A code's English sentence, with anything in its gaps. */
export function sentence(code: Code): RegExp {
  const literal = codes[code].en.text.split(/\{\w+\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(literal.join('.+').replace(/\s+/g, '\\s+'));
}
