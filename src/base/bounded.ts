/**
 * A text that somebody else made long, short enough to be shown: its beginning, how long it is, and its end.
 *
 * Shape: `beginning…(150000)…end`, never half a character; a text of at most `limit` UTF-16 units as it is.
 */
export function bounded(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, Math.ceil(limit * 0.6)).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-Math.ceil(limit * 0.2)).replace(/^[\udc00-\udfff]/, '');
  return `${head}…(${text.length})…${tail}`;
}
