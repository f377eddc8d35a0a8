import { matches, type Pattern, patternOf, type Step } from './glob.ts';

export type PathGlob =
  | { readonly kind: 'glob'; readonly test: (path: string) => boolean }
  /** A range from a later to an earlier character, or more alternatives than anybody means. */
  | { readonly kind: 'wrong'; readonly why: 'range' | 'alternatives'; readonly part: string };

/** Alternatives that all braces of a glob may make together. */
export const alternativesAtMost = 256;

/**
 * Reads a glob over whole paths with `/` between their parts.
 *
 * Shape: `*` and `?` stay within a part, `**` as a part matches any number of parts, `{a,b}` and `[a-z]` as in shells.
 */
export function pathGlob(glob: string): PathGlob {
  const texts = alternatives(glob);
  if (!texts) return { kind: 'wrong', why: 'alternatives', part: glob };
  const wrong = glob.match(classes)?.find((part) => charactersOf(part) === undefined);
  if (wrong !== undefined) return { kind: 'wrong', why: 'range', part: wrong };
  const wanted = texts.map(pathSteps);
  return {
    kind: 'glob',
    test: (path) => {
      const parts = path.split('/').map((part) => [...part]);
      return wanted.some((pattern) => matches(pattern, parts));
    },
  };
}

/** May the text mean more than one path? */
export function isPathGlob(text: string): boolean {
  return /[*?{[]/.test(text);
}

const classes = /\[!?[^\]/[\\]+\]/g;

/** A text with its braces written out; `undefined` when there are too many ways. A brace that is never closed ends with the text. */
function alternatives(glob: string): readonly string[] | undefined {
  const open: { done: string[]; texts: string[]; before: readonly string[] }[] = [];
  let texts = [''];
  for (const token of tokens(glob)) {
    const group = open.at(-1);
    if (token === '{') {
      open.push({ done: [], texts: [], before: texts });
      texts = [''];
    } else if (group && token === ',') {
      group.done.push(...texts);
      texts = [''];
    } else if (group && token === '}') {
      texts = closed(group.before, [...group.done, ...texts]);
      open.pop();
    } else texts = texts.map((text) => text + token);
    if (texts.length + (open.at(-1)?.done.length ?? 0) > alternativesAtMost) return undefined;
  }
  for (let group = open.pop(); group; group = open.pop()) {
    texts = closed(group.before, [...group.done, ...texts]);
    if (texts.length > alternativesAtMost) return undefined;
  }
  return texts;
}

function closed(before: readonly string[], inner: readonly string[]): string[] {
  return before.flatMap((start) => inner.map((end) => start + end));
}

/** Single characters, and classes in brackets as a whole. */
function tokens(glob: string): readonly string[] {
  const found: (readonly string[])[] = [];
  let from = 0;
  for (const { index, 0: part } of glob.matchAll(classes)) {
    found.push([...glob.slice(from, index)], [part]);
    from = index + part.length;
  }
  return [...found.flat(), ...glob.slice(from)];
}

function pathSteps(glob: string): Pattern<readonly string[]> {
  const parts = glob.split('/');
  const steps = parts.flatMap((part, index): readonly Step<readonly string[]>[] => {
    // `x/**` means what lies in x, and not x itself.
    if (part === '**') return index === parts.length - 1 ? [() => true, '*'] : ['*'];
    const pattern = patternOf(tokens(part).map(step));
    return [(characters) => matches(pattern, characters)];
  });
  return patternOf(steps);
}

function step(token: string): Step<string> {
  if (token === '*') return '*';
  if (token === '?') return () => true;
  const isClass = token.length > 2 && token.startsWith('[');
  return (isClass ? charactersOf(token) : undefined) ?? ((character) => character === token);
}

/** What a class in brackets takes; `undefined` for a range that runs backwards. */
function charactersOf(part: string): ((character: string) => boolean) | undefined {
  const isNot = /^\[[!^]./u.test(part) && part.length > 3;
  const characters = [...part.slice(isNot ? 2 : 1, -1)];
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const from = characters[at] ?? '';
    const isRange = characters[at + 1] === '-' && at + 2 < characters.length;
    const to = isRange ? (characters[at + 2] ?? '') : from;
    if (pointOf(to) < pointOf(from)) return undefined;
    ranges.push([from, to]);
    if (isRange) at += 2;
  }
  const isIn = (character: string) =>
    ranges.some(([from, to]) => pointOf(from) <= pointOf(character) && pointOf(character) <= pointOf(to));
  return (character) => isIn(character) !== isNot;
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
