import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { avatarCodes } from '../../src/model/codes/avatar.ts';
import { cliCodes } from '../../src/model/codes/cli.ts';
import { configCodes } from '../../src/model/codes/config.ts';
import { codes } from '../../src/model/codes/index.ts';
import { lockfileCodes } from '../../src/model/codes/lockfile.ts';
import { planCodes } from '../../src/model/codes/plan.ts';
import { portalCodes } from '../../src/model/codes/portal.ts';

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('every problem that a config can have is shown by a test', () => {
  // What a file on the disk may be is shown where the disk is real.
  const disk = join(import.meta.dirname, '../disk/config-files.test.ts');
  const fleet = join(import.meta.dirname, '../app/fleet/apply.test.ts');
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'catalogue.test.ts')
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .concat(readFileSync(disk, 'utf8'), readFileSync(fleet, 'utf8'))
    .join('\n');
  // Sentences that stand inside of other problems carry no code in the output.
  const inside = {
    FIRST_WRITTEN: 'first written here',
    VALUE_WRITTEN: 'the value is written here',
    ROW_WRITTEN: 'this is the row',
    COLUMNS_WRITTEN: 'these are the columns',
    FIRST_INCLUDED: 'first included here',
    INCLUDE_CYCLE_START: 'the circle starts here',
  };
  const untested = Object.keys(configCodes).filter(
    (code) => !tests.includes(inside[code as keyof typeof inside] ?? code),
  );
  expect(untested).toEqual([]);
});

test('no two problems share a code', () => {
  const rooms = [configCodes, avatarCodes, cliCodes, lockfileCodes, planCodes, portalCodes];
  const theirs = rooms.slice(1).flatMap((room) => Object.keys(room));
  expect(Object.keys(configCodes).filter((code) => theirs.includes(code))).toEqual([]);
});

test('both languages say the same with the same gaps, in the house’s manner', () => {
  for (const [code, { en, ru }] of Object.entries(codes).filter(([code]) => code in configCodes)) {
    expect([code, ...gaps(en.text)]).toEqual([code, ...gaps(ru.text)]);
    expect([code, en.help === undefined]).toEqual([code, ru.help === undefined]);
    expect([code, ...gaps(en.help ?? '')]).toEqual([code, ...gaps(ru.help ?? '')]);
    for (const text of [en.text, en.help ?? '', ru.text, ru.help ?? '']) expect(text).not.toMatch(/\.$|\binvalid\b/);
  }
});
