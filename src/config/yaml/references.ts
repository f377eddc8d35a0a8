/** A stretch of a text: what stands there as it is, or a reference. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** `nth` counts every `${` of the text from 0, escaped ones included; `asked` is missing where it has no form that means anything. */
  | { readonly kind: 'reference'; readonly nth: number; readonly asked: Asked | undefined };

/**
 * Takes a text apart at its `${…}`; `$${` writes `${`.
 *
 * Shape: in the order of the text. A `${` that is never closed is the last piece: whatever follows belongs to it.
 */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let [from, nth] = [0, 0];
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', from), nth += 1) {
    const isEscaped = at > from && text[at - 1] === '$';
    const before = text.slice(from, isEscaped ? at - 1 : at);
    if (before !== '') found.push({ kind: 'text', text: before });
    if (isEscaped) {
      found.push({ kind: 'text', text: '${' });
      from = at + 2;
      continue;
    }
    const end = text.indexOf('}', at);
    found.push({ kind: 'reference', nth, asked: end === -1 ? undefined : asked(text.slice(at + 2, end)) });
    if (end === -1) return found;
    from = end + 1;
    nth += opened(text, at + 2, end);
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

/** How often a reference is opened within another, where it means nothing. */
function opened(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('${', from); at !== -1 && at < to; at = text.indexOf('${', at + 2)) count += 1;
  return count;
}

/** What a reference asks for: `var` and `NAME` in `${var:NAME:-default}`. */
export interface Asked {
  /** The word it begins with; bare words, such as `portal`, are all word. */
  readonly scope: string;
  readonly name: string;
  readonly fallback: string | undefined;
}

/** Reads the inside of a reference; `undefined` where it has no form that means anything. */
function asked(inner: string): Asked | undefined {
  const mark = inner.indexOf(':-');
  const [what, fallback] = mark === -1 ? [inner, undefined] : [inner.slice(0, mark), inner.slice(mark + 2)];
  const at = what.search(/[:.]/);
  const [scope, name] = at === -1 ? [what, ''] : [what.slice(0, at), what.slice(at + 1)];
  if (!/^[a-z]+$/.test(scope) || (at !== -1 && name === '')) return undefined;
  return fallback?.includes('${') ? undefined : { scope, name, fallback };
}
