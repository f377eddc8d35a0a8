/** A test for names against shell-like patterns: `*` any run of characters, `?` one; no patterns match nothing. */
export function globTest(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map((pattern) => new RegExp(`^${[...pattern].map(asExpression).join('')}$`, 'su'));
  return (name) => tests.some((test) => test.test(name));
}

function asExpression(character: string): string {
  if (character === '*') return '.*';
  if (character === '?') return '.';
  return character.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&');
}
