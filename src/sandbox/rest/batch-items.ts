import { PhpArray } from '../php/values.ts';

/** One entry of `cmd`; what is no text has no method and is passed over. */
export interface BatchItem {
  readonly key: string;
  readonly method: string | undefined;
  readonly query: string;
}

/** Splits the entries of `cmd` as PHP's `parse_url` does: `#` cuts the rest, control characters become `_`. */
export function batchItems(cmd: unknown): readonly BatchItem[] {
  if (!(cmd instanceof PhpArray)) return [];
  return [...cmd.entries()].map(([key, value]) => {
    if (typeof value !== 'string') return { key, method: undefined, query: '' };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones parse_url replaces
    const clean = value.replace(/[\x00-\x1f\x7f]/g, '_');
    const whole = clean.split('#', 1)[0] ?? '';
    const mark = whole.indexOf('?');
    return { key, method: mark < 0 ? whole : whole.slice(0, mark), query: mark < 0 ? '' : whole.slice(mark + 1) };
  });
}
