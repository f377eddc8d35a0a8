import { problem } from '../report.ts';
import { type Located, locatedScalar, type Member } from './located.ts';
import { type Pass, refuse } from './pass.ts';
import { rawText, type Span } from './source.ts';
import { isPlain, isScalar, type Node, type Scalar } from './yaml.ts';

/** The value of a scalar; its references are left for the pass that fills them in. */
export function convertScalar({ value }: Scalar, span: Span, pass: Pass): Located {
  if (typeof value === 'string') return locatedScalar(value, span, { open: value.includes('${') });
  if (typeof value === 'number')
    return isInexact(value, span) ? refuse('YAML_INTEGER', {}, span, pass) : locatedScalar(value, span);
  return locatedScalar(typeof value === 'boolean' ? value : null, span);
}

/** `title: Team #1` loses its number without a word, and `color: #df532d` everything. */
export function warnOfComment(key: Node | null, written: Node | null, { node }: Member, pass: Pass): void {
  if (node.kind !== 'scalar' || (written && !(isScalar(written) && isPlain(written)))) return;
  const { source, span } = { source: pass.source, span: node.span };
  const [, blanks = '', lost] = /^([ \t]*)(#[^\s#][^\r\n]*)/.exec(source.text.slice(span.end, span.end + 300)) ?? [];
  if (lost === undefined) return;
  const start = span.end + blanks.length;
  const comment = { source, start, end: start + lost.trimEnd().length };
  if (rawText(span) === '') pass.report(problem('YAML_COMMENT_ONLY', {}, comment));
  else if (isScalar(key) && textFields.has(key.value))
    pass.report(
      problem('YAML_COMMENT', { text: `${rawText(span)} ${lost.trimEnd()}` }, comment, { severity: 'warning' }),
    );
}

/** Fields that people fill with free text, where a `#` may well be meant. */
const textFields = new Set<unknown>(['title', 'description', 'message']);

/** Digits beyond what a number can hold are lost without a word. */
function isInexact(value: number, span: Span): boolean {
  return (
    Number.isInteger(value) &&
    !Number.isSafeInteger(value) &&
    /^[-+]?(?:\d+|0o[0-7]+|0x[\dA-Fa-f]+)$/.test(rawText(span))
  );
}
