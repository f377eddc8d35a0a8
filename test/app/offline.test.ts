// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { output } from '../../src/app/output.ts';
import { plan } from '../../src/app/plan.ts';
import { validate } from '../../src/app/validate.ts';

/* A pull request from a fork, and a hook before a commit, have no secrets: what asks no portal works without its address. */

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'provision-offline-'));
  writeFileSync(
    join(cwd, 'chats.yaml'),
    'version: 1\nproject: team\nportal: { url: "${env:B24_URL}", token: "${env:B24_TOKEN}" }\nchats: { a: { title: A } }\n',
  );
});
afterEach(() => rmSync(cwd, { recursive: true }));

const options = (env: Readonly<Record<string, string>> = {}) => ({ files: ['chats.yaml'], cwd, env });
const lockfile = (portals: object) =>
  writeFileSync(join(cwd, 'chats.lock.json'), JSON.stringify({ lockfileVersion: 1, project: 'team', portals }));

test('validate does not miss the address, and plan does', async () => {
  expect(await validate(options())).toMatchObject({ valid: true, chats: 1, diagnostics: [] });
  expect(await plan(options())).toMatchObject({
    kind: 'invalid',
    diagnostics: [{ code: 'ENV_UNSET' }, { code: 'ENV_UNSET' }],
  });
});

test('output gives the ids of the only portal, and asks which one where there are several', async () => {
  lockfile({ 'one.example': { a: { id: 7 } } });
  expect(await output(options())).toMatchObject({ portal: 'one.example', ids: { a: 7 } });
  lockfile({ 'one.example': { a: { id: 7 } }, 'two.example': { a: { id: 8 } } });
  await expect(output(options())).rejects.toMatchObject({ code: 'PORTAL_MISSING' });
  const known = { B24_URL: 'two.example', B24_TOKEN: 'x' };
  expect(await output(options(known))).toMatchObject({ portal: 'two.example', ids: { a: 8 } });
});

test('output leaves out what has no id yet', async () => {
  lockfile({ 'one.example': { a: { pending: 5 } } });
  expect(await output(options())).toMatchObject({ ids: {} });
});
