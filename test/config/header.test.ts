// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { describe, expect, test } from 'vitest';
import { codes, config, load, problems, top } from './desk.ts';

const chats = 'chats:\n  a: { title: A }\n';
const on = (portal: string) => `version: 1\nproject: team\nportal: ${portal}\n${chats}`;
const webhook = 'https://b24-ar17wx.bitrix24.by/rest/1/f2ppp8uucc891111/';

test('version, project and portal have to be said', async () => {
  expect(await problems(chats)).toMatchInlineSnapshot(`
    "chats.yaml:1:1  error  VERSION_MISSING  the config does not say "version"
      1 | chats:
        | ^^^^^
      help: add the line: version: 1

    chats.yaml:1:1  error  PROJECT_MISSING  the config does not say "project"
      1 | chats:
        | ^^^^^
      help: add a line that names these chats, for example: project: onboarding

    chats.yaml:1:1  error  PORTAL_NOT_SAID  the config does not say which portal
      1 | chats:
        | ^^^^^
      help: add "portal: sandbox" to try, or "portal: { url: \${env:B24_URL} }"; or give --url"
  `);
});

test('a version of the future asks for a newer tool', async () => {
  expect(await problems(`${top.replace('1', '2')}${chats}`)).toMatchInlineSnapshot(`
    "chats.yaml:1:10  error  VERSION_UNKNOWN  version 2 of the format is not known
      1 | version: 2
        |          ^
      help: write "version: 1"; a newer format needs a newer provision"
  `);
});

test('a project has a short name of letters, digits and three signs', async () => {
  expect(await problems(top.replace('team', 'our team') + chats)).toMatchInlineSnapshot(`
    "chats.yaml:2:10  error  PROJECT_FORM  "our team" cannot be the name of a project
      2 | project: our team
        |          ^^^^^^^^
      help: use letters, digits, "-", "_" and ".", at most 50"
  `);
  expect(await codes(top.replace('team', 'Команда-1.2_x') + chats)).toEqual([]);
  expect(await codes(top.replace('team', 'x'.repeat(51)) + chats)).toEqual(['FIELD_LONG']);
});

test('saying the same in two files is fine, saying two things shows both places', async () => {
  const files = (second: string) => ({ 'a.yaml': `${top}${chats}`, 'b.yaml': `${second}chats: { b: { title: B } }\n` });
  const paths = ['a.yaml', 'b.yaml'];
  expect(await codes(files(top), { paths })).toEqual([]);
  expect(await problems(files('project: other\nidentity: marker\n'), { paths })).toMatchInlineSnapshot(`
    "b.yaml:1:10  error  HEADER_CONFLICT  "project" is said twice, with different values
      1 | project: other
        |          ^^^^^
      a.yaml:2:10  first written here
      2 | project: team
        |          ^^^^
      help: say it once, or the same everywhere"
  `);
  expect(await codes(files('portal: { url: sandbox }\n'), { paths })).toEqual(['HEADER_CONFLICT']);
});

describe('the portal', () => {
  test('is the sandbox, with or without methods that nobody documents', async () => {
    expect((await config(on('sandbox'))).portal).toEqual({ kind: 'sandbox', undocumented: false, saidBy: 'portal' });
    expect((await config(on('{ url: sandbox, undocumented: true }'))).portal).toEqual({
      kind: 'sandbox',
      undocumented: true,
      saidBy: 'portal.url',
    });
    expect(await problems(on('{ url: sandbox, token: x }'))).toMatchInlineSnapshot(`
      "chats.yaml:3:32  error  PORTAL_SANDBOX_ALONE  portal.token means nothing to the sandbox
        3 | portal: { url: sandbox, token: * }
          |                                ^
        help: remove it, or give the url of a real portal"
    `);
  });

  test('is a webhook, whatever its end looks like', async () => {
    for (const end of ['', '/', '/profile.json', '/im.chat.add'])
      expect((await config(on(`{ url: ${webhook.slice(0, -1)}${end} }`))).portal).toMatchObject({
        kind: 'rest',
        url: webhook,
        token: undefined,
      });
  });

  test('is a bare address together with a token, which decides', async () => {
    for (const url of ['b24-ar17wx.bitrix24.by', 'https://b24-ar17wx.bitrix24.by/', webhook])
      expect((await config(on(`{ url: ${url}, token: abc }`))).portal).toMatchObject({
        url: 'https://b24-ar17wx.bitrix24.by/',
        token: 'abc',
      });
  });

  test('may be reached without TLS on this machine only', async () => {
    for (const host of ['localhost:8024', '127.0.0.1', '127.8.9.1:80', '[::1]:8024'])
      expect((await config(on(`{ url: "http://${host}/rest/1/x/" }`))).portal.kind).toBe('rest');
    expect(await problems(on('{ url: http://corp.example/rest/1/secret/ }'))).toMatchInlineSnapshot(`
      "chats.yaml:3:16  error  PORTAL_URL_HTTP  portal.url would send secrets over http://, unencrypted
        3 | portal: { url: ********************************** }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: use https://; plain http:// is for localhost only"
    `);
    for (const host of ['localhost.corp.example', '128.0.0.1', '127.0.0.1.nip.io'])
      expect(await codes(on(`{ url: "http://${host}/rest/1/x/" }`))).toEqual(['PORTAL_URL_HTTP']);
  });

  test('may lie below a folder of an on-premise server', async () => {
    expect((await config(on('{ url: https://corp.example/b24/rest/7/abc/ }'))).portal).toMatchObject({
      url: 'https://corp.example/b24/rest/7/abc/',
    });
  });

  test.each([
    ['{ url: corp.example }', 'PORTAL_URL_NO_WEBHOOK'],
    ['{ url: https://corp.example/rest/1/ }', 'PORTAL_URL_NO_WEBHOOK'],
    ['{ url: "" }', 'FIELD_BLANK'],
    ['{ url: "https://corp example/" }', 'PORTAL_URL_FORM'],
    ['{ url: ftp://corp.example/ }', 'PORTAL_URL_SCHEME'],
    ['{ url: https://me:secret@corp.example/rest/1/x/ }', 'PORTAL_URL_PASSWORD'],
    ['{ url: corp.example, token: "a b" }', 'PORTAL_TOKEN_FORM'],
    ['{ url: corp.example, token: "  " }', 'PORTAL_TOKEN_EMPTY'],
    ['{ token: abc }', 'PORTAL_URL_MISSING'],
    ['{ url: sandbox, tariff: standard }', 'PORTAL_SANDBOX_ALONE'],
    ['https://corp.example/rest/1/secret/', 'PORTAL_FORM'],
    ['[sandbox]', 'PORTAL_FORM'],
    ['{ url: sandbox, tariff: premium }', 'VALUE_UNKNOWN_QUIET'],
  ])('written as %s is refused as %s, in words that hold no secret', async (portal, code) => {
    expect(await codes(on(portal))).toEqual([code]);
    expect(await problems(on(portal))).toMatch(/\n {2}help: /);
    expect(await problems(on(portal))).not.toMatch(/corp\.example\/rest\/1\/secret|me:secret|token: abc/);
  });

  test('says how it is to be written', async () => {
    expect(await problems(on('{ url: corp.example }'))).toMatchInlineSnapshot(`
      "chats.yaml:3:16  error  PORTAL_URL_NO_WEBHOOK  portal.url is not a webhook, and there is no token
        3 | portal: { url: ************ }
          |                ^^^^^^^^^^^^
        help: a webhook ends in /rest/USER/SECRET/; with the bare address give a token too"
    `);
    expect(await problems(on('https://corp.example/rest/1/f2ppp8uucc891111/'))).toMatchInlineSnapshot(`
      "chats.yaml:3:9  error  PORTAL_FORM  "portal" is either "sandbox" or a map with "url"
        3 | portal: *********************************************
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: write "portal: sandbox", or "url: \${env:B24_URL}" on a line below "portal:""
    `);
    expect(await problems(on('{ token: abcdef }'))).toMatchInlineSnapshot(`
      "chats.yaml:3:1  error  PORTAL_URL_MISSING  "portal" has no "url"
        3 | portal: { token: ****** }
          | ^^^^^^
        help: add "url: \${env:B24_URL}", or give --url or PROVISION_URL"
    `);
  });

  test('keeps its tariff and its leave to use undocumented methods', async () => {
    const { portal } = await config(on(`{ url: "${webhook}", tariff: enterprise, undocumented: true }`));
    expect(portal).toMatchObject({
      tariff: 'enterprise',
      undocumented: true,
      place: { file: 'chats.yaml', line: 3, column: 1 },
    });
  });
});

describe('flags and the environment', () => {
  const other = 'https://other.bitrix24.by/rest/2/abc/';

  test('override the file: first the flag, then PROVISION_URL, then what is written', async () => {
    const env = { PROVISION_URL: 'https://env.bitrix24.by/rest/3/abc/' };
    expect((await config(on(`{ url: "${webhook}" }`), { env, url: other })).portal).toMatchObject({ url: other });
    expect((await config(on(`{ url: "${webhook}" }`), { env })).portal).toMatchObject({ url: env.PROVISION_URL });
    expect((await config(on(`{ url: "${webhook}" }`), { env: { PROVISION_URL: ' ' } })).portal).toMatchObject({
      url: webhook,
    });
  });

  test('replace the sandbox, and with it what only the sandbox allowed', async () => {
    expect((await config(on('sandbox'), { url: other })).portal).toMatchObject({
      kind: 'rest',
      url: other,
      undocumented: false,
    });
    expect((await config(on('{ url: sandbox, undocumented: true }'), { url: other })).portal).toMatchObject({
      undocumented: true,
    });
    expect((await config(on(`{ url: "${webhook}" }`), { url: 'sandbox' })).portal).toMatchObject({ kind: 'sandbox' });
  });

  test('are enough where the file names no portal', async () => {
    expect((await config(`version: 1\nproject: team\n${chats}`, { url: other })).portal).toMatchObject({
      kind: 'rest',
      url: other,
    });
    expect(
      (await config(`version: 1\nproject: team\n${chats}`, { url: 'b24.example', token: 't' })).portal,
    ).toMatchObject({ url: 'https://b24.example/', token: 't' });
  });

  test('never send the token of one portal to another', async () => {
    expect((await config(on('{ url: corp.example, token: abc }'), { url: other })).portal).toMatchObject({
      url: other,
      token: undefined,
    });
    expect((await config(on('{ token: abc }'), { url: 'corp.example' })).portal).toMatchObject({
      url: 'https://corp.example/',
      token: 'abc',
    });
  });

  test('are not needed for work that asks no portal', async () => {
    const text = on('{ url: "${env:B24_URL}", token: "${env:B24_TOKEN}", tariff: enterprise, undocumented: true }');
    expect((await config(text, { sparesPortal: true })).portal).toMatchObject({
      kind: 'rest',
      url: undefined,
      tariff: 'enterprise',
      undocumented: true,
    });
    expect((await config(text, { sparesPortal: true, url: other })).portal).toMatchObject({ url: other });
    expect(await codes(on('http://corp.example/rest/1/x/'), { sparesPortal: true })).not.toEqual([]);
    expect(await codes(`version: 1\nproject: team\n${chats}`, { sparesPortal: true })).toEqual([]);
    expect(await codes(on('{ url: "${env:NO_SUCH}" }'), { sparesPortal: true })).toEqual(['ENV_NAME']);
  });

  test('make variables of the file unimportant', async () => {
    const text = on('{ url: "${env:B24_URL}", token: "${env:B24_TOKEN}" }');
    expect(await codes(text)).toEqual(['ENV_UNSET', 'ENV_UNSET']);
    expect(await codes(text, { url: other })).toEqual([]);
    expect(await codes(text, { env: { PROVISION_TOKEN: 'x' } })).toEqual(['ENV_UNSET']);
  });

  test('are named when they are wrong, without what they hold', async () => {
    expect(await problems(on('sandbox'), { url: 'http://corp.example/rest/1/secret/' })).toMatchInlineSnapshot(`
      "error  PORTAL_URL_HTTP  --url would send secrets over http://, unencrypted
        help: use https://; plain http:// is for localhost only"
    `);
    expect(await problems(on('{ url: x }'), { env: { PROVISION_URL: 'corp.example/secret' } })).toMatchInlineSnapshot(`
      "error  PORTAL_URL_NO_WEBHOOK  PROVISION_URL is not a webhook, and there is no token
        help: a webhook ends in /rest/USER/SECRET/; with the bare address give a token too"
    `);
    expect(await problems(on('sandbox'), { url: '' })).toMatchInlineSnapshot(`
      "error  PORTAL_URL_EMPTY  --url is empty
        help: give a webhook URL, or the portal address together with a token"
    `);
    expect(await problems(on('sandbox'), { url: 'corp.example', token: 'se cret' })).toMatchInlineSnapshot(`
      "error  PORTAL_TOKEN_FORM  --token has characters that a token cannot have
        help: copy the token without spaces and line breaks"
    `);
  });
});

describe('a token and the hand that gave the address', () => {
  const bare = '{ url: corp.example }';

  test('of a flag or variable, it goes to an address from a flag or variable alone', async () => {
    expect(await codes(on(bare), { token: 'x' })).toEqual(['PORTAL_TOKEN_ELSEWHERE']);
    expect(await codes(on(`{ url: "${webhook}" }`), { token: 'x' })).toEqual(['PORTAL_TOKEN_ELSEWHERE']);
    expect(await codes(on(bare), { env: { PROVISION_TOKEN: 'x' } })).toEqual(['PORTAL_TOKEN_ELSEWHERE']);
    const env = { PROVISION_TOKEN: 'x', B24_URL: 'corp.example' };
    expect(await codes(on('{ url: "${env:B24_URL}" }'), { env })).toEqual(['PORTAL_TOKEN_ELSEWHERE']);
    expect((await config(on(bare), { env, url: 'corp.example' })).portal).toMatchObject({
      token: 'x',
      saidBy: '--url',
    });
    expect((await config(on(bare), { token: 'x', env: { PROVISION_URL: 'corp.example' } })).portal).toMatchObject({
      token: 'x',
      saidBy: 'PROVISION_URL',
    });
  });

  test('a variable that is set for other runs is no hindrance where the file says all it takes', async () => {
    const env = { PROVISION_TOKEN: 'x' };
    expect((await config(on(`{ url: "${webhook}" }`), { env })).portal).toMatchObject({
      url: webhook,
      token: undefined,
    });
    expect((await config(on('{ url: corp.example, token: abc }'), { env })).portal).toMatchObject({ token: 'abc' });
  });

  test('out of the environment, it goes to no address that the file made up', async () => {
    const text = (url: string) => on(`{ url: "${url}", token: "\${env:B24_TOKEN}" }`);
    const env = { B24_TOKEN: 'x', B24_URL: 'corp.example' };
    expect(await problems(text('evil.example'), { env })).toMatchInlineSnapshot(`
      "chats.yaml:3:16  error  PORTAL_TOKEN_STRAYS  a token out of the environment would go to an address that the file says
        3 | portal: { url: "************", token: "\${env:B24_TOKEN}" }
          |                ^^^^^^^^^^^^^^
        help: write "url: \${env:B24_URL}", give --url or PROVISION_URL, or name the host in PROVISION_HOSTS"
    `);
    expect((await config(text('${env:B24_URL}'), { env })).portal).toMatchObject({ token: 'x', saidBy: 'portal.url' });
    expect((await config(text('http://127.0.0.1:8024'), { env })).portal).toMatchObject({ token: 'x' });
    const vouched = { ...env, PROVISION_HOSTS: 'corp.example' };
    expect((await config(text('corp.example'), { env: vouched })).portal).toMatchObject({ token: 'x' });
    expect(await codes(text('evil.example'), { env: vouched })).toEqual(['PORTAL_HOST_REFUSED']);
  });
});

describe('PROVISION_HOSTS', () => {
  const env = { PROVISION_HOSTS: 'corp.example, *.bitrix24.by , Портал.рф' };

  test('names the hosts that may be asked, and no other is', async () => {
    for (const host of ['corp.example', 'CORP.example:8443', 'x.bitrix24.by', 'xn--80awhdgm.xn--p1ai', 'портал.рф'])
      expect([host, await codes(on(`{ url: "https://${host}/rest/1/x/" }`), { env })]).toEqual([host, []]);
    for (const host of [
      'corp.example.evil.com',
      'xcorp.example',
      'bitrix24.by',
      'evil.example',
      'corp.example@evil.com',
    ])
      expect([host, (await codes(on(`{ url: "https://${host}/rest/1/x/" }`), { env })).length]).toEqual([host, 1]);
    expect(await problems(on('{ url: https://evil.example/rest/1/x/ }'), { env })).toMatchInlineSnapshot(`
      "chats.yaml:3:16  error  PORTAL_HOST_REFUSED  PROVISION_HOSTS does not name evil.example
        3 | portal: { url: ****************************** }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: no request goes to another host; give the address of a named one, or add this to PROVISION_HOSTS"
    `);
    expect(await problems(on('{ url: x }'), { env, url: 'https://evil.example/rest/1/x/' })).toMatchInlineSnapshot(`
      "error  PORTAL_HOST_REFUSED  PROVISION_HOSTS does not name evil.example
        help: no request goes to another host; give the address of a named one, or add this to PROVISION_HOSTS"
    `);
  });

  test('means nothing to the sandbox, and nothing when it is blank', async () => {
    expect(await codes(on('sandbox'), { env })).toEqual([]);
    expect(await codes(on(`{ url: "${webhook}" }`), { env: { PROVISION_HOSTS: ' ' } })).toEqual([]);
  });
});

test('a portal that is said to be the sandbox gives way to --url, never to a variable that happens to be set', async () => {
  const url = 'https://other.bitrix24.by/rest/2/abc/';
  const env = { PROVISION_URL: url, PROVISION_TOKEN: 'x' };
  for (const said of ['sandbox', '{ url: sandbox }']) {
    expect((await config(on(said), { env })).portal).toMatchObject({ kind: 'sandbox' });
    expect((await config(on(said), { url })).portal).toMatchObject({ kind: 'rest', url, saidBy: '--url' });
  }
});

test.each(['${env:GITHUB_TOKEN}', '${env:b24_url}', '${env:XB24_URL}', '${env:B24-URL}', '${env:PROVISION_URL}'])(
  '%s is not read',
  async (reference) => {
    expect(await codes(on(`{ url: "${reference}" }`), { env: { GITHUB_TOKEN: 'x', PROVISION_TOKEN_2: '' } })).toEqual([
      'ENV_NAME',
    ]);
  },
);

test.each([
  ['{ url: "https://x.example/rest/1/${env:B24_SECRET}/" }', 'SECRET_PART'],
  ['{ url: "${env:B24_URL} " }', 'SECRET_PART'],
  ['{ url: "${env:B24_URL:-https://x.example/rest/1/x/}" }', 'ENV_DEFAULT'],
  ['{ url: x, tariff: "${env:B24_URL}" }', 'ENV_PLACE'],
  ['"${env:B24_URL}"', 'ENV_PLACE'],
  ['{ url: x, token: "${var:T}" }', 'VAR_PLACE'],
])('a secret is a whole value of url or token and nothing else: %s', async (portal, code) => {
  expect(await codes(on(portal), { env: { B24_URL: webhook, B24_SECRET: 'x', PROVISION_VAR_T: 'x' } })).toEqual([code]);
});

describe('secrets', () => {
  const secret = 'f2ppp8uucc891111';

  test('that stand in the file itself are masked wherever the line is shown', async () => {
    const texts = [
      `version: 1\nproject: team\nportal: { url: "https://corp.example/rest/1/${secret}/", token: ${secret}, tarif: x }\n${chats}`,
      `version: 1\nproject: team\nportal:\n  url: https://corp.example/rest/1/${secret}\n  token: '${secret}' # the token\n  tarif: x\n${chats}`,
      `version: 1\nproject: team\nportal: { url: "\${env:U:-https://corp.example/rest/1/${secret}/}", token: "\${env:T:-${secret}}", tarif: x }\n${chats}`,
      `version: 1\nproject: team\nportal: { token: "${secret}, oh: no" x }\n${chats}`,
      `version: 1\nproject: team\nportal:\n  url: corp.example\n  token: |\n    ${secret}\n  tarif: x\n${chats}`,
    ];
    for (const text of texts) {
      const { diagnostics, sources } = await load(text);
      expect(diagnostics.length).toBeGreaterThan(0);
      expect(JSON.stringify(diagnostics)).not.toContain(secret);
      const shown = sources.get('chats.yaml') ?? '';
      expect(shown).not.toContain(secret);
      expect(shown.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length));
    }
  });

  test('are masked in every form of an address, and below `portal` whatever they are', async () => {
    const forms = [
      `https://corp.example/REST/1/${secret}/`,
      `https:%2F%2Fcorp.example%2Frest%2F1%2F${secret}%2F`,
      `https://corp.example/rest//1//${secret}/`,
      `corp.example/rest/1/${secret}`,
      `https://corp.example/rest/admin/${secret}/`,
      `https://corp.example/rest/profile?aplogin=1&ap=${secret}`,
    ];
    for (const form of forms) {
      const texts = [
        `${top}chats:\n  a: { title: A, colour: "${form}" }\n`,
        `vars: { hook: "${form}" }\n${top}chats: { a: { titel: A } }\n`,
        on(`{ url: x, tariff: "${form}" }`),
        on(`{ url: x, nothing: [{ deep: "${form}" }] }`),
        `portal:\n  url: [${form}\n  token: ${secret}\nproject: x\n`,
      ];
      for (const text of texts) {
        const { diagnostics, sources } = await load(text);
        expect(diagnostics.length).toBeGreaterThan(0);
        expect([text, sources.get('chats.yaml')?.includes(secret)]).toEqual([text, false]);
      }
    }
    const { sources } = await load(on(`{ url: x, tariff: ${secret}, undocumented: "${secret}" }`));
    expect(sources.get('chats.yaml')).not.toContain(secret);
  });

  test('that came from a variable show as the variable', async () => {
    const env = { B24_URL: `http://corp.example/rest/1/${secret}/`, B24_TOKEN: `${secret} x` };
    const shown = await problems(on('{ url: "${env:B24_URL}" }'), { env });
    expect(shown).toMatchInlineSnapshot(`
      "chats.yaml:3:16  error  PORTAL_URL_HTTP  portal.url would send secrets over http://, unencrypted
        3 | portal: { url: "\${env:B24_URL}" }
          |                ^^^^^^^^^^^^^^^^
        help: use https://; plain http:// is for localhost only"
    `);
    expect(shown + (await problems(on('{ url: "${env:B24_URL}", token: "${env:B24_TOKEN}" }'), { env }))).not.toContain(
      secret,
    );
  });
});

test('where the memory lies: beside the one file, in the one folder, or where all paths meet', async () => {
  const files = { 'x/a.yaml': `${top}${chats}`, 'x/y/b.yml': 'chats: { b: { title: B } }\n' };
  const where = async (paths: string[], lockfile?: string) => {
    const { root, lockfile: memory } = await config(files, { paths, ...(lockfile ? { lockfile } : {}) });
    return [root, memory];
  };
  expect(await where(['x/a.yaml'])).toEqual(['/home/anna/x', '/home/anna/x/a.lock.json']);
  expect(await where(['x'])).toEqual(['/home/anna/x', '/home/anna/x/provision.lock.json']);
  expect(await where(['x/a.yaml', 'x/y/b.yml'])).toEqual(['/home/anna/x', '/home/anna/x/provision.lock.json']);
  expect(await where(['x/y/b.yml', 'x/a.yaml'])).toEqual(await where(['x/a.yaml', 'x/y/b.yml']));
  expect(await where(['x/a.yaml'], 'memory.json')).toEqual(['/home/anna/x', '/home/anna/memory.json']);
});
