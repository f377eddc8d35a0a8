import { createHash } from 'node:crypto';

/** Told by what a mutant is and where it begins, so that every process says the same and no list has to be kept. */
export function isSampled({ fileName, mutatorName, replacement = '' }, { line, column }, { seed, share }) {
  const file = fileName.replaceAll('\\', '/').replace(/^.*?\/(?=src\/)/, '');
  const text = JSON.stringify([seed, file, line, column, mutatorName, replacement]);
  return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32 < share;
}
