import { describe, expect, test } from 'vitest';
import { parseLockfile } from '../../src/state/lockfile-text.ts';

/** Work that grows with the square of a text would need a minute and more here. */
const count = 60_000;
const secondsAtMost = 5;

const many = (item: (index: number) => string) => Array.from({ length: count }, (_, index) => item(index)).join(',\n');
const file = (rows: string, more = '') => `{"lockfileVersion":1,"project":"p"${more},"portals":{"sandbox":{${rows}}}}`;

describe('a lockfile of very many of anything is read in seconds', () => {
  test.each([
    ['keys', file(many((index) => `"k${index}":{"id":${index + 1}}`))],
    ['repeated keys of one id', file(many(() => '"k":{"id":1}'))],
    ['repeated keys of other ids', file(many((index) => `"k":{"id":${index + 1}}`))],
    ['repeated keys that wait', file(many((index) => `"k":{"pending":${index + 1}}`))],
    ['repeated keys with other members each', file(many((index) => `"k":{"id":1,"m${index}":${index}}`))],
    ['keys repeated twice', file(many((index) => `"k${index >> 1}":{"id":${index + 1}}`))],
    ['rivals in one row', file(`"k":{"conflict":[${many((index) => `{"id":${index + 1}}`)}]}`)],
    ['unknown members of a row', file(`"k":{"id":1,${many((index) => `"m${index}":1`)}}`)],
    ['unknown members of the file', file('"k":{"id":1}', `,${many((index) => `"m${index}":1`)}`)],
    ['projects', `{"lockfileVersion":1,${many((index) => `"project":"p${index}"`)},"portals":{}}`],
    [
      'sections of one portal',
      `{"lockfileVersion":1,"project":"p","portals":{${many((index) => `"sandbox":{"k":{"id":${index + 1}}}`)}}}`,
    ],
    ['portals', `{"lockfileVersion":1,"project":"p","portals":{${many((index) => `"p${index}":{"k":{"id":1}}`)}}}`],
    ['wrong rows', file(many((index) => `"k${index}":{"id":0}`))],
    [
      'conflicts of git',
      file(many((index) => `\n<<<<<<< a\n"k${index}":{"id":1}\n=======\n"k${index}":{"id":2}\n>>>>>>> b\n`)),
    ],
    ['blanks', file(`${' '.repeat(20 * count)}"k":{"id":1}`)],
    ['signs in a key', file(`"${'x'.repeat(100 * count)}":{"id":1}`)],
    ['signs in a wrong key', file(`"${'x'.repeat(100 * count)}":{"id":0}`)],
    ['signs in a text without an end', file(`"${'x'.repeat(100 * count)}`)],
    ['escapes in a text without an end', file(`"${'\\\\'.repeat(20 * count)}`)],
    ['digits', file(`"k":{"id":${'1'.repeat(20 * count)}}`)],
    ['brackets', '['.repeat(20 * count)],
  ])('%s', (_, text) => {
    const startedMs = process.cpuUsage().user / 1000;
    const reading = parseLockfile(text, 'chats.lock.json');
    expect(process.cpuUsage().user / 1000 - startedMs).toBeLessThan(secondsAtMost * 1000);
    if ('diagnostics' in reading)
      for (const { args } of reading.diagnostics) expect(JSON.stringify(args).length).toBeLessThan(1000);
  });
});
