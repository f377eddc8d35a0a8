import { globTest } from '../base/glob.ts';
import { nearest, newPatience, type Patience } from '../base/nearest.ts';
import type { Diagnostic } from '../model/message.ts';
import type { Options } from './options.ts';

/** Which chats `--only` and `--exclude` leave. */
export function selectionOf({ only = [], exclude = [] }: Options): (key: string) => boolean {
  const isOnly = globTest(only.map(composed));
  const isExcluded = globTest(exclude.map(composed));
  return (key) => (only.length === 0 || isOnly(key)) && !isExcluded(key);
}

/**
 * What is wrong with a selection among all keys there are: those of the files, and those that only the lockfile knows.
 *
 * Whoever names chats means some: a pattern that means none is a mistake, and so is one that leaves nothing of what another one takes.
 */
export function selectionTroubles(options: Options, keys: readonly string[]): readonly Diagnostic[] {
  const { only = [], exclude = [] } = options;
  const given = [
    ...only.map((pattern) => ({ flag: '--only', pattern })),
    ...exclude.map((pattern) => ({ flag: '--exclude', pattern })),
  ];
  if (given.length === 0) return [];
  const idle = given.filter(({ pattern }) => !keys.some(globTest([composed(pattern)])));
  const patience = newPatience();
  if (idle.length > 0) return idle.map((each) => unmatched(each, keys, patience));
  return keys.some(selectionOf(options)) ? [] : [{ code: 'SELECTION_EMPTY', args: {}, severity: 'error' }];
}

const keysShown = 5;

function unmatched(
  given: { readonly flag: string; readonly pattern: string },
  keys: readonly string[],
  patience: Patience,
): Diagnostic {
  if (keys.length === 0) return { code: 'PATTERN_NO_KEYS', args: given, severity: 'error' };
  const near = nearest(given.pattern.replace(/[*?]/g, ''), keys, patience);
  if (near !== undefined) return { code: 'PATTERN_MISSPELT', args: { ...given, near }, severity: 'error' };
  const known = keys.slice(0, keysShown).join(', ') + (keys.length > keysShown ? ', …' : '');
  return { code: 'PATTERN_NOTHING', args: { ...given, known }, severity: 'error' };
}

/** Keys are kept composed, and a terminal may give letters and their marks apart. */
function composed(pattern: string): string {
  return pattern.normalize('NFC');
}
