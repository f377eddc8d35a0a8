import { expect, test } from 'vitest';
import { pathGlob } from '../../src/base/path-glob.ts';
import { keyFrom } from '../../src/config/key-from.ts';
import { command, mustTravelAlone } from '../../src/portal/wire/encode.ts';
import { readJsObject } from '../../src/sandbox/php/js-object.ts';
import { trim } from '../../src/sandbox/php/values.ts';
import { cpuMs } from '../cpu-time.ts';

const length = 200_000;

/**
 * What strangers can make long: texts on which the simple way takes the square of their length, which are minutes here.
 * The bound is far above what the right way takes on a busy machine, and far below that.
 */
test.each<readonly [name: string, act: () => unknown]>([
  ['a title of dots becomes a key', () => keyFrom(`a${'.'.repeat(length)}b`)],
  ['a title of slashes becomes a key of a marker', () => keyFrom(`a${'/-'.repeat(length / 2)}b`, { ascii: true })],
  ['a message of dollars goes into a batch', () => mustTravelAlone({ MESSAGE: '$'.repeat(length) })],
  ['a message of words with dollars goes into a batch', () => mustTravelAlone({ MESSAGE: '$ ['.repeat(length / 3) })],
  ['a message is encoded', () => command('im.message.add', { MESSAGE: '$%&[]'.repeat(length / 5) })],
  ['a glob of letters before a class is read', () => pathGlob(`${'a'.repeat(length)}[b]`)],
  ['a glob of classes is read', () => pathGlob('[b]'.repeat(length / 3))],
  ['a glob of stars meets a path', () => globMeets(`${'*a'.repeat(length / 2)}b`, 'a'.repeat(4000))],
  ['the sandbox trims blanks inside a text', () => trim(`a${' '.repeat(length)}b`)],
  ['the sandbox reads a list of blanks', () => readJsObject(`[a${' '.repeat(length)}b]`)],
])('takes no more than its share of time: %s', async (_name, act) => {
  expect(await cpuMs(act)).toBeLessThan(3000);
});

test('only the way is new: joints at the ends of a key, blanks at the ends of a text', () => {
  expect(keyFrom('--./a-.b/.-')).toBe('a-.b');
  expect(keyFrom('...')).toBe('chat');
  expect(trim('\0\v \t a b \n\r')).toBe('a b');
  expect(mustTravelAlone({ A: 'x$y[0]' })).toBe(true);
  expect(mustTravelAlone({ A: '$y z[0]' })).toBe(false);
  expect(mustTravelAlone({ A: '[0] $y [' })).toBe(false);
});

function globMeets(glob: string, path: string): boolean {
  const read = pathGlob(glob);
  return read.kind === 'glob' && read.test(path);
}
