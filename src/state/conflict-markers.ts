/*
 * Git writes a conflict as lines into the file: `<<<<<<<` ours, with diff3 `|||||||` and what both started from, `=======` theirs,
 * `>>>>>>>`. No line of a lockfile can begin so. Each side alone is a whole file again; lines of the other side become empty, so that
 * every place keeps its line number. Git nests markers (longer ones) only inside the common part, which is dropped unread.
 */

/** The whole texts that a text with conflict markers stands for. */
export interface Sides {
  /** One text where there was no conflict, two otherwise. */
  readonly texts: readonly string[];
  /** Units: from 1. The line of a marker that has no counterpart. */
  readonly strayLine?: number;
}

/** Takes a text with git's conflict markers apart. */
export function sidesOf(text: string): Sides {
  if (!/^(?:<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|)/m.test(text)) return { texts: [text] };
  const ours: string[] = [];
  const theirs: string[] = [];
  let part: Part = 'both';
  let openedAt = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const marker = markerOf(line, part);
    if (marker !== undefined) {
      const next: Part | undefined = transitions[part][marker];
      if (next === undefined) return { texts: [], strayLine: index + 1 };
      if (part === 'both') openedAt = index + 1;
      part = next;
    }
    const shown = marker === undefined;
    ours.push(shown && (part === 'both' || part === 'ours') ? line : '');
    theirs.push(shown && (part === 'both' || part === 'theirs') ? line : '');
  }
  if (part !== 'both') return { texts: [], strayLine: openedAt };
  return { texts: [ours.join('\n'), theirs.join('\n')] };
}

type Part = 'both' | 'ours' | 'base' | 'theirs';
type Marker = '<' | '|' | '=' | '>';

const transitions: Readonly<Record<Part, Partial<Record<Marker, Part>>>> = {
  both: { '<': 'ours' },
  ours: { '|': 'base', '=': 'theirs' },
  base: { '=': 'theirs' },
  theirs: { '>': 'both' },
};

function markerOf(line: string, part: Part): Marker | undefined {
  const found = /^(<{7}|\|{7}|={7}|>{7})(?:\s|$)/.exec(line)?.[1]?.[0] as Marker | undefined;
  return part === 'base' && found !== '=' ? undefined : found;
}
