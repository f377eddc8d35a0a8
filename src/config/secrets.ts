import type { Located, LocatedMap } from './yaml/located.ts';
import type { Source, Span } from './yaml/source.ts';

/**
 * The text of a file as it may be shown: every value below `portal`, and what looks like the secret of a webhook or a token anywhere,
 * gives way to asterisks.
 *
 * Shape: as long as the text, line by line, so that every place still fits.
 */
export function hideSecrets({ text }: Pick<Source, 'text'>, root: LocatedMap | undefined): string {
  let shown = text;
  for (const expression of secretive)
    shown = shown.replace(expression, (_, before: string, secret: string) => before + starred(secret));
  const spans = valuesBelow(root?.members.get('portal')?.node, new Set());
  // A file that cannot be read as YAML says all the same where its portal begins.
  return overwritten(shown, spans.length > 0 ? spans : blockOfPortal(text));
}

/** A slash of an address, in any of the forms that tools give it. */
const slash = String.raw`(?:[\\/]|%(?:25)*2f)`;

const secretive: readonly RegExp[] = [
  new RegExp(`(rest${slash}+[^\\s\\\\/%"']{1,100}${slash}+)([^\\s\\\\/%"'\`,;}\\])]+)`, 'gi'),
  /(\btoken["']?[ \t]{0,40}:[ \t]{1,40}["']?)([^\s"',}]+)/gi,
  /([?&](?:ap|auth|access_token)=)([^\s"'&]+)/gi,
  /(:\/\/)([^\s/"'@]{1,300})(?=@)/g,
];

function valuesBelow(node: Located | undefined, seen: Set<Located>): readonly { start: number; end: number }[] {
  if (!node || seen.has(node)) return [];
  seen.add(node);
  if (node.kind === 'scalar') return [node.span];
  const parts = node.kind === 'list' ? node.items : [...node.members.values()].map((member) => member.node);
  return parts.flatMap((part) => valuesBelow(part, seen));
}

/** All that stands behind `portal:` on its line and on the lines that are indented below it. */
function blockOfPortal(text: string): readonly Pick<Span, 'start' | 'end'>[] {
  const [head] = /^[ \t]{0,100}["']?portal["']?[ \t]{0,100}:/m.exec(text) ?? [];
  if (head === undefined) return [];
  const start = text.indexOf(head) + head.length;
  const indent = head.search(/[^ \t]/);
  let end = lineEnd(text, start);
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    const line = text.slice(end + 1, next);
    const column = line.search(/\S/);
    if (column !== -1 && column <= indent) break;
    end = next;
  }
  return [{ start, end }];
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Stretches in any order, put into the text from its start to its end. */
function overwritten(text: string, spans: readonly Pick<Span, 'start' | 'end'>[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    parts.push(text.slice(done, start), starred(text.slice(Math.max(done, start), end)));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** References and words of ours tell nothing; of anything else, whatever holds it in place is left. */
const telling = /\$\{env:[A-Za-z0-9_]{0,100}(?:\}|$)|[^\s"'{}[\],]+/g;
const ownWords = /^(?:url|token|tariff|undocumented|sandbox|standard|enterprise|self-hosted|true|false):?$/;

function starred(text: string): string {
  return text.replace(telling, (part) =>
    part.startsWith('${env:') || ownWords.test(part) ? part : '*'.repeat(part.length),
  );
}
