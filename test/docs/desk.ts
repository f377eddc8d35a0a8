import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { blocksOf, pageAt, root } from './pages.ts';

/** A folder such as the pages suppose, and a portal behind `PROVISION_URL`. */
export interface Desk {
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly run: (line: string) => Promise<Ending>;
  readonly close: () => Promise<void>;
}

export interface Ending {
  readonly exitCode: number | null;
  readonly said: string;
}

/**
 * Prepares what the first of some command lines needs: a config, unless it makes one; for `resolve`, a create without an answer.
 *
 * The portal has chats with the ids 2 to 31 that people made.
 */
export async function deskFor(firstLine: string): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'provision-docs-'));
  const sandbox = await startSandbox();
  for (let at = 2; at <= 31; at += 1) sandbox.store.createChat({ title: `Sales ${at}`, users: [2] });
  putFiles(folder);
  // Such a line makes its table itself, and leaves one that is there alone.
  if (firstLine.startsWith('provision init --each')) rmSync(join(folder, 'teams.csv'));
  if (!makesConfig.test(firstLine)) put(folder, 'chats.yaml', readmeConfig());
  if (firstLine.startsWith('provision resolve')) put(folder, 'chats.lock.json', lostCreate(sandbox));
  return {
    folder,
    sandbox,
    run: (line) => run(folder, sandbox.webhookUrl, onThisPortal(line, sandbox)),
    close: async () => {
      await sandbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const makesConfig = /^(provision (init|export)\b|npm run build)/;

/** The config that the read-me shows. */
function readmeConfig(): string {
  const shown = blocksOf(pageAt('README.md')).find(({ language }) => language === 'yaml')?.text ?? '';
  // The portal of the test takes its place.
  return shown.replace(/^portal: sandbox.*\n/m, '');
}

/** Files that the pages name besides the config. */
export function putFiles(folder: string): void {
  const picture = join(root, 'examples/avatars/pictures/announcements.png');
  for (const name of ['avatars/welcome.png', 'avatars/picture.png', 'avatars/picture.jpg', 'sales.png'])
    cpSync(picture, join(folder, name));
  // The portal of the test is set already, and stays.
  put(folder, '.env', 'B24_URL=https://example.bitrix24.com/rest/1/abcdefgh12345678/\n');
  put(folder, 'teams.csv', 'id,title,lead,members[]\nsales,Sales,2,3;4\nsupport,"Support, 2nd line",4,\n');
  put(folder, 'teams/design.yaml', 'chats:\n  design:\n    title: Design\n');
  put(folder, 'chats.d/sales.yaml', salesConfig);
  put(folder, 'archive.yaml', archiveConfig);
  put(folder, 'portals.yaml', inventory);
  put(folder, 'packs/base.yaml', pack);
  for (const name of ['fields.json', 'chat.json']) put(folder, name, JSON.stringify(fields));
}

const inventory = `version: 1
fleet: acme
defaults: { portal: sandbox, chats: [packs/base.yaml] }
portals: { bell: { labels: { ring: canary, region: by } }, corp: { labels: { region: ru } } }
`;

const pack = 'version: 1\nproject: onboarding\nchats: { welcome: { title: Welcome } }\n';

const fields = { TITLE: 'Sales', USERS: [1, 10], AVATAR: './sales.png', OWNER_ID: 10 };

const salesConfig = `version: 1
project: onboarding
chats: { sales-minsk: { title: Minsk }, support: { title: Support } }
`;

const archiveConfig = `version: 1
project: onboarding
defaults: { onRemove: archive }
chats: { a: { title: A }, b: { title: B }, c: { title: C } }
`;

export function put(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function lostCreate(sandbox: Sandbox): string {
  const row = { pending: sandbox.portalSeconds(), sent: { title: 'Welcome', type: 'OPEN', by: 1 } };
  const portals = { [new URL(sandbox.url).host]: { welcome: row } };
  return JSON.stringify({ lockfileVersion: 1, project: 'onboarding', portals });
}

/** Puts the portal of the test in the place of the one that the pages name. */
function onThisPortal(line: string, { url, webhookUrl, token }: Sandbox): string {
  return line
    .replace('https://b24-ar17wx.bitrix24.by/rest/1/SECRET/', webhookUrl)
    .replace('b24-ar17wx.bitrix24.by', url)
    .replace(/\bTOKEN\b/, token);
}

/** Runs one line in a shell that finds the built tool; a portal that was started is stopped once it has said where it is. */
function run(folder: string, url: string, line: string): Promise<Ending> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/bin.js')}' "$@"\n`;
  writeFileSync(join(bin, 'provision'), program, { mode: 0o755 });
  const isServer = /^provision sandbox\b/.test(line);
  const PATH = [bin, process.env.PATH].join(delimiter);
  const { PROVISION_TOKEN: _, ...inherited } = process.env;
  const env = { ...inherited, CI: 'true', NO_COLOR: '1', LC_ALL: 'C.UTF-8', PATH, PROVISION_URL: url, B24_URL: url };
  const child = spawn('bash', ['-c', isServer ? `exec ${line} --port 0` : line], {
    cwd: folder,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(fields));
  return new Promise((resolve, reject) => {
    let said = '';
    let isTold = false;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (!isServer || isTold || !said.includes('/rest/')) return;
        isTold = true;
        child.kill('SIGINT');
      });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, said }));
  });
}
