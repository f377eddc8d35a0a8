import { readdirSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { doctor, type Examined } from '../../src/app/doctor/doctor.ts';
import type { Options } from '../../src/app/options.ts';
import { selfSigned } from '../../src/sandbox/certificate.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { takeLock } from '../../src/state/file/lock.ts';
import { ownIdentity } from '../../src/state/file/process-identity.ts';
import { atDesk, type Desk, isWriting } from '../laws/desk.ts';
import { doctorText } from '../report/shown.ts';

const sales = { chats: { sales: { title: 'Sales' } } };

test('a project that is well is told so line by line, and nothing is changed by looking', () =>
  atBedside(async (desk) => {
    desk.write(sales);
    await desk.apply();
    desk.sandbox.clearLog();
    const [before, files] = [desk.lockText(), readdirSync(desk.folder)];
    const { findings } = await examine(desk);
    const host = new URL(desk.sandbox.url).host;
    expect(doctorText(findings, { color: false, language: 'en' })).toBe(
      `✓ config       chats.yaml: project "laws", chats: 1, identity lockfile
✓ address      ${host} answers as a Bitrix24 portal does
✓ tls          plain http, which never leaves this machine
✓ credentials  the portal accepts this webhook
✓ caller       you are "Вадим Орлов", user 1, an administrator; in chats that you are not in this counts for nothing
✓ scopes       all that the config needs; granted: im, imbot, user, department
✓ methods      the methods of chats are there: 13
✓ methods      chats can be read
✓ markers      can be looked up; "identity: lockfile" does not use them
✓ tariff       ru_std: 50 requests at once (${levelIn(findings)} in use), then 2 a second; 480 s of each method in ten minutes (0 in use)
✓ clock        this machine and the portal agree on the time (apart: 0 s)
✓ lockfile     chats.lock.json: ids of 1 of 1 chats; rows of chats no longer in the file: 0

All is well.`,
    );
    expect(desk.sandbox.commands.filter(({ method }) => isWriting(method))).toEqual([]);
    expect(desk.lockText()).toBe(before);
    expect(readdirSync(desk.folder)).toEqual(files);
  }));

test('it speaks Russian', () =>
  atBedside(async (desk) => {
    desk.write(sales);
    const text = doctorText((await examine(desk)).findings, { color: false, language: 'ru' });
    expect(text).toContain('✓ кто я     вы — "Вадим Орлов", пользователь 1');
    expect(text).toMatch(/Всё в порядке\.$/);
  }));

describe('the way to the portal', () => {
  test.each([
    ['wrong-secret', 'credentials', 'CREDENTIALS_WRONG'],
    ['portal-deleted', 'credentials', 'PORTAL_DELETED'],
    ['licence', 'credentials', 'LICENCE_MISSING'],
    ['overload', 'credentials', 'PORTAL_BLOCKED'],
    ['json503', 'credentials', 'TOO_MANY_REQUESTS'],
    ['https-required', 'tls', 'HTTPS_REQUIRED'],
    ['login-page', 'address', 'ANSWER_UNREADABLE'],
    ['foreign-json', 'address', 'ANSWER_UNREADABLE'],
  ])('with the fault %s is wrong at its %s', (fault, check, code) =>
    atBedside(async (desk) => {
      desk.write(sales);
      desk.sandbox.setFaults([fault]);
      const { findings } = await examine(desk);
      expect(findings.find(({ state }) => state === 'wrong')).toMatchObject({ check, message: { code } });
      // The lockfile is looked at all the same.
      expect(findings.at(-1)).toMatchObject({ check: 'lockfile', state: 'fine' });
    }),
  );

  test('is wrong at once where nobody listens', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const startedMs = performance.now();
      const { findings } = await examine(desk, { url: 'http://127.0.0.1:9/rest/1/secretsecret/', clock: undefined });
      expect(performance.now() - startedMs).toBeLessThan(5000);
      expect(brief(findings)).toContain('wrong address PORTAL_UNREACHABLE');
      expect(JSON.stringify(findings)).not.toContain('secretsecret');
    }));

  test.each([undefined, '0'])(
    'is wrong at its certificate where nobody vouches for it, NODE_TLS_REJECT_UNAUTHORIZED being %s',
    (given) =>
      atBedside(async (desk) => {
        desk.write(sales);
        const server = createServer(selfSigned(['localhost']), (_request, response) => response.end('{}'));
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
        const { port } = server.address() as AddressInfo;
        vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', given);
        const { findings } = await examine(desk, { url: `https://localhost:${port}/rest/1/secretsecret/` });
        vi.unstubAllEnvs();
        server.close();
        expect(brief(findings)).toEqual(
          expect.arrayContaining(['fine address DOCTOR_ADDRESS', 'wrong tls TLS_SELF_SIGNED']),
        );
      }),
  );

  test('says so when the portal has moved, and goes on there', () =>
    atBedside(async (old) =>
      atBedside(async (desk) => {
        old.write(sales);
        const secret = new URL(desk.sandbox.webhookUrl).pathname;
        old.sandbox.setFaults([`redirect:${new URL(desk.sandbox.url).host}`]);
        const { findings, portal } = await examine(old, { url: `${old.sandbox.url}${secret}` });
        expect(brief(findings)).toEqual(
          expect.arrayContaining(['look address PORTAL_MOVED', 'fine credentials DOCTOR_WEBHOOK']),
        );
        expect(portal).toBe(new URL(desk.sandbox.url).host);
      }),
    ));

  test('names the proxy without its password, and checks that are switched off', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const env = { HTTPS_PROXY: 'http://user:pass@proxy.example:3128', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
      const { findings } = await examine(desk, { url: 'https://no.such.invalid/rest/1/secretsecret/', env });
      expect(brief(findings)).toEqual(expect.arrayContaining(['look tls DOCTOR_TLS_OFF', 'fine proxy DOCTOR_PROXY']));
      expect(JSON.stringify(findings)).not.toContain('pass@');
      for (const [HTTPS_PROXY, code] of [
        ['http://u:%zz@proxy.example:1', 'PROXY_FORM'],
        ['ftp://proxy.example', 'PROXY_FORM'],
        ['socks5h://proxy.example:1080', 'PROXY_SOCKS'],
      ]) {
        const wrong = await examine(desk, {
          url: 'https://no.such.invalid/rest/1/s/',
          env: { HTTPS_PROXY } as Record<string, string>,
        });
        expect(brief(wrong.findings)).toContain(`wrong proxy ${code}`);
      }
      const some = await examine(desk, {
        url: 'https://no.such.invalid/rest/1/s/',
        env: { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'corp.example' },
      });
      expect(brief(some.findings)).toContain('fine proxy DOCTOR_PROXY_EXCEPT');
    }));

  test('by a token that nothing can renew is worth a look', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const { url, token, oauth } = desk.sandbox;
      expect(brief((await examine(desk, { url, token })).findings)).toEqual(
        expect.arrayContaining(['look credentials DOCTOR_TOKEN_LONELY', 'fine credentials DOCTOR_TOKEN']),
      );
      const env = {
        PROVISION_CLIENT_ID: oauth.clientId,
        PROVISION_CLIENT_SECRET: oauth.clientSecret,
        PROVISION_REFRESH_TOKEN: oauth.refreshToken,
      };
      const { findings } = await examine(desk, { url, token, env });
      expect(brief(findings)).not.toContain('look credentials DOCTOR_TOKEN_LONELY');
    }));
});

describe('scopes', () => {
  const people = {
    chats: { a: { title: 'A', users: ['anna@corp.example'] }, b: { title: 'B', owner: 'anna@corp.example' } },
  };
  const departments = { chats: { c: { title: 'C', users: [{ department: 'Sales' }] } } };
  const heads = { chats: { d: { title: 'D', users: [1], owner: { head: 'Sales' } } } };
  const everyone = { chats: { e: { title: 'E', users: [{ everyone: true, except: [1] }] } } };
  const excepted = { chats: { f: { title: 'F', users: [{ department: 'Sales', except: ['anna@corp.example'] }] } } };

  test.each([
    [sales, ['im'], 'fine DOCTOR_SCOPES', undefined],
    [sales, ['user', 'department'], 'wrong DOCTOR_SCOPE_IM', undefined],
    [sales, [], 'wrong DOCTOR_SCOPE_IM', undefined],
    [people, ['im'], 'wrong DOCTOR_SCOPE_USER', 'a, b'],
    [people, ['im', 'user_brief'], 'wrong DOCTOR_SCOPE_USER', 'a, b'],
    [people, ['im', 'user_basic'], 'fine DOCTOR_SCOPES', undefined],
    [departments, ['im', 'user'], 'wrong DOCTOR_SCOPE_DEPARTMENT', 'c'],
    [departments, ['im', 'department'], 'wrong DOCTOR_SCOPE_EMPLOYEES', 'c'],
    [departments, ['im', 'department', 'user_brief'], 'fine DOCTOR_SCOPES', undefined],
    [heads, ['im', 'department'], 'fine DOCTOR_SCOPES', undefined],
    [heads, ['im', 'user'], 'wrong DOCTOR_SCOPE_DEPARTMENT', 'd'],
    [everyone, ['im', 'user_brief'], 'fine DOCTOR_SCOPES', undefined],
    [everyone, ['im', 'department'], 'wrong DOCTOR_SCOPE_EMPLOYEES', 'e'],
    [excepted, ['im', 'user_brief', 'department'], 'wrong DOCTOR_SCOPE_USER', 'f'],
    [departments, ['im'], 'wrong DOCTOR_SCOPE_BOTH', 'c'],
    [departments, ['im', 'department', 'user'], 'fine DOCTOR_SCOPES', undefined],
  ] as const)('of %j with %j are %s', (config, granted, verdict, keys) =>
    atBedside(async (desk) => {
      desk.write(config);
      const { findings } = await examine(desk, { url: desk.sandbox.webhookFor(1, granted) });
      const [found] = findings.filter(({ check }) => check === 'scopes');
      expect(`${found?.state} ${found?.message.code}`).toBe(verdict);
      expect(found?.message.args.keys).toBe(keys);
    }),
  );
});

test('a user who is no administrator is named without more', () =>
  atBedside(async (desk) => {
    desk.write(sales);
    const { findings } = await examine(desk, { url: desk.sandbox.webhookFor(3) });
    expect(findings.find(({ check }) => check === 'caller')).toMatchObject({
      state: 'fine',
      message: { code: 'DOCTOR_CALLER', args: { id: '3', name: '"Klaus Weber"' } },
    });
  }));

test('a marker that leads to a chat is shown with it', () =>
  atBedside(async (desk) => {
    desk.write({ ...sales, identity: 'marker' });
    expect(brief((await examine(desk)).findings)).toContain('fine markers DOCTOR_MARKERS');
    await desk.apply();
    const { findings } = await examine(desk);
    expect(findings.find(({ check }) => check === 'markers')?.message).toEqual({
      code: 'DOCTOR_MARKER_FOUND',
      args: { marker: 'laws/sales', id: desk.rows().sales?.id },
    });
  }));

test('undocumented methods are looked for only where the config allows them', () =>
  atBedside(async (desk) => {
    desk.write(sales);
    expect(brief((await examine(desk)).findings)).not.toContain('fine methods DOCTOR_UNDOCUMENTED');
    desk.write({ ...sales, undocumented: true });
    expect(brief((await examine(desk)).findings)).toContain('fine methods DOCTOR_UNDOCUMENTED');
    desk.sandbox.setFaults(['refuse-command:im.v2.Chat.get:*:ERROR_METHOD_NOT_FOUND']);
    expect(brief((await examine(desk)).findings)).toContain('wrong methods DOCTOR_UNDOCUMENTED_MISSING');
  }));

test('what a portal refuses to tell is worth a look, what it refuses to do is wrong', () =>
  atBedside(async (desk) => {
    desk.write(sales);
    desk.sandbox.setFaults([
      'refuse-command:scope:*:WRONG_REQUEST',
      'refuse-command:method.get:*:WRONG_REQUEST',
      'refuse-command:app.info:*:ACCESS_DENIED',
      'refuse-command:im.recent.list:*:ACCESS_ERROR',
      'refuse-command:im.chat.get:*:ACCESS_ERROR',
    ]);
    expect(brief((await examine(desk)).findings)).toEqual(
      expect.arrayContaining([
        'look scopes DOCTOR_SCOPES_UNTOLD',
        'look methods DOCTOR_METHODS_UNTOLD',
        'wrong methods READ_REFUSED',
        'wrong markers READ_REFUSED',
        'fine tariff DOCTOR_TARIFF_UNTOLD',
      ]),
    );
  }));

describe('the tariff', () => {
  const at = (tariff: string) => `version: 1
project: laws
portal: { url: "\${env:B24_URL}", tariff: ${tariff} }
chats: { sales: { title: Sales } }
`;
  test.each([
    ['standard', 'standard', 'fine DOCTOR_TARIFF'],
    ['enterprise', 'standard', 'look DOCTOR_TARIFF_LOW'],
    ['standard', 'enterprise', 'look DOCTOR_TARIFF_HIGH'],
    ['enterprise', 'enterprise', 'fine DOCTOR_TARIFF'],
    ['self-hosted', 'self-hosted', 'fine DOCTOR_TARIFF_OWN'],
  ] as const)('of a portal that is %s and of a config that says %s is %s', (real, written, verdict) =>
    atBedside(
      async (desk) => {
        desk.put('chats.yaml', at(written));
        const { findings } = await examine(desk, { env: { PROVISION_URL: desk.sandbox.webhookUrl } });
        const found = findings.find(({ check }) => check === 'tariff');
        expect(`${found?.state} ${found?.message.code}`).toBe(verdict);
      },
      { tariff: real },
    ),
  );

  test('is worth a look when another run has just used up much of it', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const host = encodeURIComponent(new URL(desk.sandbox.url).host);
      desk.put(`cache/provision/bucket-${host}.json`, JSON.stringify({ level: 40, wallMs: Date.now() + 3_600_000 }));
      const { findings } = await examine(desk, { env: { XDG_CACHE_HOME: desk.path('cache') } });
      expect(brief(findings)).toContain('look tariff DOCTOR_LIMITS_USED');
    }));
});

test.each([
  [-120, 'look clock DOCTOR_CLOCK_FAST'],
  [120, 'look clock DOCTOR_CLOCK_SLOW'],
  [3, 'fine clock DOCTOR_CLOCK'],
])('a portal whose clock is %i s ahead gives %s', (seconds, verdict) =>
  atBedside(
    async (desk) => {
      desk.write(sales);
      expect(brief((await examine(desk)).findings)).toContain(verdict);
    },
    { now: () => Date.now() + seconds * 1000 },
  ),
);

describe('the lockfile', () => {
  const host = (desk: Desk) => new URL(desk.sandbox.url).host;
  const lockfile = (portals: object, project = 'laws') => JSON.stringify({ lockfileVersion: 1, project, portals });

  test('may be missing before the first apply', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      expect(brief((await examine(desk)).findings)).toContain('fine lockfile DOCTOR_LOCKFILE_NONE');
    }));

  test.each([
    ['{', 'LOCKFILE_JSON'],
    [lockfile({}, 'other'), 'LOCKFILE_PROJECT'],
    [lockfile({ x: { sales: { id: 'two' } } }), 'LOCKFILE_VALUE'],
  ])('with the text %j is wrong: %s', (text, code) =>
    atBedside(async (desk) => {
      desk.write(sales);
      desk.put('chats.lock.json', text);
      expect(brief((await examine(desk)).findings)).toContain(`wrong lockfile ${code}`);
    }),
  );

  test('names open questions, unfinished chats and other portals', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const verdict = async (portals: object) => {
        desk.put('chats.lock.json', lockfile(portals));
        return brief((await examine(desk)).findings).filter((line) => line.includes(' lockfile '));
      };
      expect(await verdict({ [host(desk)]: { sales: { pending: 5 } } })).toEqual([
        'look lockfile DOCTOR_LOCKFILE_PENDING',
      ]);
      expect(await verdict({ [host(desk)]: { sales: { id: 5, unfinished: true } } })).toEqual([
        'look lockfile DOCTOR_LOCKFILE_UNFINISHED',
      ]);
      expect(await verdict({ 'other.example': { sales: { id: 5 } } })).toEqual([
        'look lockfile DOCTOR_LOCKFILE_ELSEWHERE',
      ]);
      expect(await verdict({ [host(desk)]: { gone: { id: 5 } } })).toEqual(['fine lockfile DOCTOR_LOCKFILE']);
    }));

  test('tells a merge that can be united from one that a person must settle', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const merged = (ours: string, theirs: string) =>
        `{\n  "lockfileVersion": 1,\n  "project": "laws",\n  "portals": {\n    "${host(desk)}": {\n<<<<<<< a\n${ours}\n=======\n${theirs}\n>>>>>>> b\n    }\n  }\n}\n`;
      desk.put('chats.lock.json', merged('      "sales": { "id": 5 }', '      "other": { "id": 6 }'));
      expect(brief((await examine(desk)).findings)).toContain('look lockfile DOCTOR_LOCKFILE_UNITED');
      desk.put('chats.lock.json', merged('      "sales": { "id": 5 }', '      "sales": { "id": 6 }'));
      expect(brief((await examine(desk)).findings)).toContain('wrong lockfile DOCTOR_LOCKFILE_CONFLICT');
    }));

  test('says who holds it, whether he lives, and takes nothing from him', () =>
    atBedside(async (desk) => {
      desk.write(sales);
      const verdict = async () => brief((await examine(desk)).findings).filter((line) => line.includes('_LOCK_'));
      const own = ownIdentity();
      for (const [identity, code] of [
        [own, 'DOCTOR_LOCK_HELD'],
        [{ ...own, started: '1' }, 'DOCTOR_LOCK_DEAD'],
        [{ ...own, host: 'elsewhere' }, 'DOCTOR_LOCK_FAR'],
      ] as const) {
        const lock = await takeLock(desk.path('chats.lock.json'), { command: 'apply', identity });
        expect(await verdict()).toEqual([`look lockfile ${code}`]);
        await lock.release();
      }
      desk.put('chats.lock.json.lock', 'what is this');
      expect(await verdict()).toEqual(['look lockfile DOCTOR_LOCK_FAR']);
      expect(readdirSync(desk.folder)).toContain('chats.lock.json.lock');
    }));
});

describe('the config', () => {
  test('that is wrong ends the examination with its problems', () =>
    atBedside(async (desk) => {
      desk.put('chats.yaml', 'version: 1\nchats: {}\n');
      expect(await doctor(desk.options())).toMatchObject({ kind: 'invalid', diagnostics: expect.any(Array) });
      expect(await doctor({ ...desk.options(), files: ['no.yaml'] })).toMatchObject({ kind: 'invalid' });
    }));

  test('with warnings is worth a look', () =>
    atBedside(async (desk) => {
      desk.write({ chats: {} });
      expect(brief((await examine(desk)).findings)).toContain('look config DOCTOR_CONFIG_WARNS');
    }));

  test('may be missing where only a webhook is to be tried', () =>
    atBedside(async (desk) => {
      const { findings } = await examine(desk, { files: [] });
      expect(brief(findings)[0]).toBe('look config DOCTOR_NO_CONFIG');
      expect(findings.some(({ check }) => check === 'lockfile')).toBe(false);
      expect(readdirSync(desk.folder)).toEqual([]);
    }));

  test('may name the embedded portal, which is looked at without leaving anything behind', () =>
    atBedside(async (desk) => {
      desk.put('chats.yaml', 'version: 1\nproject: laws\nportal: sandbox\nchats: { a: { title: A } }\n');
      const { url: _, ...options } = desk.options();
      const examined = (await doctor(options)) as Examined;
      expect(brief(examined.findings)).toEqual(
        expect.arrayContaining(['fine address DOCTOR_SANDBOX', 'fine lockfile DOCTOR_LOCKFILE_NONE']),
      );
      expect(examined.portal).toBe('sandbox');
      expect(readdirSync(desk.folder)).toEqual(['chats.yaml']);
    }));
});

/** A portal on the clock of this machine. */
function atBedside(work: (desk: Desk) => Promise<void>, options: SandboxOptions = {}): Promise<void> {
  return atDesk(work, { timeScale: 1, ...options });
}

async function examine(desk: Desk, options: { [Name in keyof Options]?: Options[Name] | undefined } = {}) {
  const given = Object.entries({ ...desk.options(), clock: undefined, ...options }).filter(([, value]) => value);
  const examined = await doctor(Object.fromEntries(given) as unknown as Options);
  if (examined.kind === 'invalid') throw new Error(JSON.stringify(examined.diagnostics));
  return examined;
}

function brief(findings: Examined['findings']): readonly string[] {
  return findings.map(({ check, state, message }) => `${state} ${check} ${message.code}`);
}

function levelIn(findings: Examined['findings']): unknown {
  return findings.find(({ check }) => check === 'tariff')?.message.args.level;
}
