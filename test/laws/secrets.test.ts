import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampled } from '../property.ts';
import { cli, type Finished } from './crash.ts';
import { atDesk, type Desk } from './desk.ts';
import { putPictures } from './worlds.ts';

const secret = 's3cr3tOfTheWebh00k';

/** Everything a desk's folder holds besides what people wrote there, and the file that is there to keep tokens. */
function filesOf(desk: Desk): readonly (readonly [name: string, text: string])[] {
  return readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !isTokenFile(name) && statSync(join(desk.folder, name)).isFile())
    .filter((name) => !name.startsWith('written/'))
    .map((name) => [name, readFileSync(join(desk.folder, name), 'utf8')]);
}

const isTokenFile = (name: string) => /(^|\/)oauth-[^/]+\.json$/.test(name);

/** The tokens that the tool keeps for its next run. */
function keptTokens(desk: Desk): readonly string[] {
  const name = readdirSync(desk.folder, { recursive: true, encoding: 'utf8' }).find(isTokenFile);
  if (name === undefined) return [];
  expect(statSync(join(desk.folder, name)).mode & 0o777).toBe(0o600);
  return Object.values(JSON.parse(readFileSync(join(desk.folder, name), 'utf8')) as Record<string, string>);
}

function expectSilent(desk: Desk, { stdout, stderr }: Finished, secrets: readonly string[]): void {
  const texts = [['stdout', stdout], ['stderr', stderr], ...filesOf(desk)] as const;
  for (const [name, text] of texts)
    for (const one of secrets) {
      expect(text.includes(one), `${name} tells a secret`).toBe(false);
      expect(text.includes(encodeURIComponent(one)), `${name} tells a secret`).toBe(false);
    }
}

const reports = ['--events', 'events.ndjson', '--markdown', 'report.md', '--html', 'report.html'];

const commands: readonly (readonly string[])[] = [
  ['plan', '--verbose', '--out', 'plan.json', ...reports],
  ['apply', '--verbose', ...reports],
  ['apply', 'plan.json'],
  ['plan', '--json'],
  ['apply', '--json', '--allow', 'remove-members:1'],
  ['validate'],
  ['output', '--json'],
  ['adopt', 'b', '--id', '4711'],
  ['resolve', 'a', '--id', '1'],
  ['export', '--out', 'export.yaml'],
  ['create', '--fields', 'written/fields.json'],
  ['destroy', '--allow', 'forget:2'],
  ['doctor'],
];

/** What can go wrong while a secret is at hand. */
const faults: readonly string[] = [
  'drop-after:*:2',
  'http500:*:3+',
  'html503:*:1',
  'login-page',
  'foreign-json',
  'truncated:*:2',
  'wrong-secret',
  'no-scope:im',
  'portal-deleted',
  'licence',
  'overload',
  'https-required',
  'redirect:elsewhere.example',
  'refuse-command:im.chat.add:1:WRONG_REQUEST',
];

function prepare(desk: Desk): void {
  putPictures(desk);
  desk.put('written/fields.json', JSON.stringify({ TITLE: 'One', USERS: [2] }));
  desk.write({
    chats: { a: { title: 'Alpha', avatar: 'avatars/a.png', users: ['anna@corp.example'] }, b: { title: 'Beta' } },
  });
}

describe('the secret of a webhook is in no output', () => {
  it('of any command', async () => {
    await atDesk(
      async (desk) => {
        prepare(desk);
        for (const command of commands) expectSilent(desk, await cli(desk, command), [secret]);
      },
      { secret },
    );
  });

  it.concurrent.each(sampled(faults, 7))('when this goes wrong: %s', async (fault) => {
    await atDesk(
      async (desk) => {
        prepare(desk);
        const finished = await cli(desk, ['apply', '--verbose', '--max-wait', '5', ...reports]);
        expectSilent(desk, finished, [secret]);
        expect(finished.stderr).not.toContain('bug');
      },
      { secret, faults: [fault] },
    );
  });

  const wrongAddresses = [
    `https://127.0.0.1:1/rest/1/${secret}/`,
    `http://portal.example/rest/1/${secret}/`,
    `https://portal.invalid/rest/${secret}/`,
    `https://user:${secret}@portal.invalid/rest/1/x/`,
    `ftp://portal.invalid/rest/1/${secret}/`,
    `not a url ${secret}`,
  ];
  it.concurrent.each(sampled(wrongAddresses, 3))('when the address is wrong: %s', async (url) => {
    await atDesk(async (desk) => {
      prepare(desk);
      const finished = await cli(desk, ['plan', '--verbose', '--max-wait', '1'], { url });
      expect(finished.code).not.toBe(0);
      expectSilent(desk, finished, [secret]);
    });
  });

  it('when it came into the file from the environment and the file is wrong', async () => {
    await atDesk(
      async (desk) => {
        desk.put(
          'chats.yaml',
          [
            'version: 1',
            'project: laws',
            'portal:',
            '  url: $' + '{env:B24_URL}',
            '  tarif: standard',
            'chats: []',
          ].join('\n'),
        );
        const env = { B24_URL: desk.sandbox.webhookUrl, PROVISION_URL: '' };
        const finished = await cli(desk, ['validate'], { env });
        expect(finished.code).toBe(4);
        expectSilent(desk, finished, [secret]);
      },
      { secret },
    );
  });
});

describe('tokens are in no output', () => {
  it('while they live, when they expire, are renewed, and cannot be renewed', async () => {
    await atDesk(async (desk) => {
      prepare(desk);
      const { oauth, token, url } = desk.sandbox;
      const env = {
        PROVISION_TOKEN: token,
        PROVISION_CLIENT_ID: oauth.clientId,
        PROVISION_CLIENT_SECRET: oauth.clientSecret,
        PROVISION_REFRESH_TOKEN: oauth.refreshToken,
        PROVISION_TOKEN_URL: oauth.tokenUrl,
      };
      const secrets = [token, oauth.clientSecret, oauth.refreshToken];
      const run = async (args: readonly string[]) => {
        const finished = await cli(desk, [...args, ...reports], { url, env });
        expectSilent(desk, finished, [...secrets, ...keptTokens(desk)]);
        return finished;
      };
      expect((await run(['apply', '--verbose'])).code).toBe(0);
      desk.sandbox.expireTokens();
      expect((await run(['plan', '--verbose'])).code).toBe(0);
      // Both tokens, and the digest of the one they grew from.
      expect(keptTokens(desk)).toHaveLength(3);
      desk.sandbox.expireTokens();
      desk.sandbox.setFaults(['oauth-payment']);
      expect((await run(['plan', '--verbose'])).code).not.toBe(0);
      desk.sandbox.setFaults(['oauth-down']);
      expect((await run(['plan', '--verbose'])).code).not.toBe(0);
    });
  });
});
