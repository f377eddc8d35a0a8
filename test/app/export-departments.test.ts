import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportDepartments } from '../../src/app/export/departments.ts';
import { validate } from '../../src/app/validate.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

let sandbox: Sandbox;
const cwd = mkdtempSync(join(tmpdir(), 'provision-departments-'));

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.close();
  rmSync(cwd, { recursive: true });
});

async function exported(out?: string): Promise<string> {
  const options = { files: [], cwd, env: {}, url: sandbox.webhookUrl, ...(out === undefined ? {} : { out }) };
  const done = await exportDepartments(options);
  if (done.kind === 'invalid') throw new Error(JSON.stringify(done.diagnostics));
  return done.text;
}

test('the structure of the company is a table in the order of its paths, with heads and active people', async () => {
  const [header, ...rows] = (await exported()).trimEnd().split('\n');
  expect(header).toBe('id,name,path,parent,head,members[]');
  expect(rows).toHaveLength(8);
  const paths = rows.map((row) => row.split(',')[2] ?? '');
  expect(paths).toEqual(paths.toSorted());
  expect(rows.join('\n')).not.toContain('pavel@corp.example');
  expect(await exported()).toBe([header, ...rows, ''].join('\n'));
});

test.each(['teams.csv', 'teams.yaml'])('a template reads %s back, a chat a department', async (file) => {
  const text = await exported(file);
  expect(readFileSync(join(cwd, file), 'utf8')).toBe(text);
  const template = `"t-\${each.id}": { each: ./${file}, title: "\${each.path}", owner: "\${each.head:-1}", users: "\${each.members}" }`;
  writeFileSync(join(cwd, 'chats.yaml'), `version: 1\nproject: t\nportal: sandbox\nchats:\n  ${template}\n`);
  expect(await validate({ files: ['chats.yaml'], cwd, env: {} })).toMatchObject({ valid: true, chats: 8 });
});
