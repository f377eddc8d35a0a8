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

test('a nightly export writes over its own table and over nothing else', async () => {
  for (const file of ['own.csv', 'own.yaml']) {
    const text = await exported(file);
    writeFileSync(join(cwd, file), text.split('\n').slice(0, 3).join('\n'));
    expect(await exported(file)).toBe(readFileSync(join(cwd, file), 'utf8'));
  }
  const foreign = {
    'config.yaml': 'version: 1\nproject: t\nchats: {}\n',
    'list.yaml': '# kept by hand\n- { id: 1, name: A }\n',
    'clients.csv': 'id,title\na,A\n',
    'wider.csv': `${(await exported()).split('\n')[0]},color\n`,
    'config.lock.json': '{}\n',
    'table.txt': '',
  };
  for (const [file, text] of Object.entries(foreign)) {
    writeFileSync(join(cwd, file), text);
    await expect(exported(file)).rejects.toMatchObject({
      code: expect.stringMatching(/^EXPORT_TABLE_(?:FOREIGN|NAME)$/),
    });
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(text);
  }
});
