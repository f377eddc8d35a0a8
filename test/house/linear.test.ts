import { expect, test } from 'vitest';
import { selectionTroubles } from '../../src/app/selection.ts';
import { globTest } from '../../src/base/glob.ts';
import { nearPath } from '../../src/base/near-path.ts';
import { pathGlob } from '../../src/base/path-glob.ts';
import { collect, value } from '../../src/cli/flags.ts';
import { keyFrom } from '../../src/config/key-from.ts';
import { realPlace } from '../../src/disk/fence.ts';
import { command, mustTravelAlone } from '../../src/portal/wire/encode.ts';
import { readJsObject } from '../../src/sandbox/php/js-object.ts';
import { trim } from '../../src/sandbox/php/values.ts';
import { cpuMs } from '../cpu-time.ts';
import { chat, found, planOf, written } from '../plan/worlds.ts';

const length = 200_000;
const many = 20_000;
type Values = Record<string, string>;

/** Lists that grow with what a stranger writes into one field of a chat, or into a lockfile. */
const strangers = counted(many).map((nth) => 1000 + nth);
const claimants = counted(7000).map((nth) => `k${nth}`);
const patterns = counted(1500).map((nth) => `project-${nth}-?*x`);
const asked = { files: [], cwd: '/', env: {} };
const claims = {
  chats: claimants.map((key) => written(key)),
  findings: Object.fromEntries(claimants.map((key) => [key, found(chat(7))])),
};

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
  ['a path of folders that are not there is looked for', () => realPlace(`/${'a/'.repeat(length / 2)}b.png`)],
  ['a path of folders that are not there is compared with what is', () => nearestPath('a/'.repeat(length / 2))],
  ['a command line gives many values', () => counted(many).reduce<Values>((all, nth) => value(`v${nth}=1`, all), {})],
  ['a command line repeats a flag', () => counted(many).reduce<string[]>((all, nth) => collect(`k${nth}`, all), [])],
  ['a chat of people whom nobody knows is planned', () => planOf({ chats: [written('a', { users: strangers })] })],
  ['many keys claim one chat', () => planOf(claims)],
  ['many patterns that mean no key are told', () => selectionTroubles({ ...asked, only: patterns }, patterns)],
  ['a pattern of stars meets many keys', () => claimants.filter(globTest(['*'.repeat(length)]))],
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

function counted(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

function nearestPath(written: string): Promise<string | undefined> {
  return nearPath(`/home/anna/${written}c.png`, `${written}c.png`, async () => []);
}

function globMeets(glob: string, path: string): boolean {
  const read = pathGlob(glob);
  return read.kind === 'glob' && read.test(path);
}
