/** A test for names against shell-like patterns: `*` any run of characters, `?` one; no patterns match nothing. */
export function globTest(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => expression(pattern, { '*': '.*', '?': '.' }));
  return (name) => tests.some((test) => test.test(name));
}

/** Has a path a wildcard in it? */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/** A path pattern as an expression: `*` and `?` stay within one folder, `**` does not, and a leading `**` with its slash may match nothing. */
export function globExpression(pattern: string): RegExp {
  return expression(pattern, { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' });
}

/** Replaces wildcards, the longer ones first, and takes every other character for itself. */
function expression(pattern: string, wildcards: Readonly<Record<string, string>>): RegExp {
  const pieces = pattern.split(/(\*\*\/|\*\*|\*|\?)/u).flatMap((piece) => (piece in wildcards ? [piece] : [...piece]));
  const source = pieces.map((piece) => wildcards[piece] ?? piece.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&')).join('');
  return new RegExp(`^${source}$`, 'su');
}
