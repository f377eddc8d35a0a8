// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { describe, expect, test } from 'vitest';
import { inMemory } from './desk.ts';
import { loadPortal, portalProblems, problems, read, watched } from './inventory/desk.ts';

const head = 'version: 1\nfleet: acme\n';
const pack =
  'version: 1\nproject: onboarding\nchats:\n  welcome: { title: "${var:company}: welcome", users: [1] }\n  night: { title: Night }\n';
const one = (settings: string) => `${head}portals:\n  bell: ${settings}\n`;
const bell = (settings: string, more: Record<string, string> = {}) => ({
  'portals.yaml': one(settings),
  'packs/base.yaml': pack,
  ...more,
});
const right = '{ portal: sandbox, chats: [packs/base.yaml], vars: { company: Bell }';

describe('an inventory', () => {
  test('may say all that the contract shows', async () => {
    const { inventory, diagnostics } = await read({
      'portals.yaml': `${head}vars: { lead: boss@acme.example }
defaults:
  url: \${file:/run/secrets/portals/\${portal}}
  chats: [packs/base.yaml]
  labels: { ring: wide }
include: [portals.d/*.yaml]
portals:
  corp: { tariff: enterprise, labels: { region: ru }, vars: { company: Corp } }
  bell:
    url: \${env:B24_BELL}
    labels: { ring: canary, region: by }
    chats: [packs/base.yaml, packs/retail.yaml]
    overlay: { welcome: { title: Bell }, night: null }
`,
      'portals.d/trial.yaml': 'portals: { trial: { portal: sandbox } }\n',
    });
    expect(diagnostics).toEqual([]);
    expect(inventory?.entries.map(({ name, labels }) => [name, labels])).toEqual([
      ['bell', { ring: 'canary', region: 'by' }],
      ['corp', { ring: 'wide', region: 'ru' }],
      ['trial', { ring: 'wide' }],
    ]);
    const settings = inventory?.entries.map((entry) => [...entry.settings.keys()].sort());
    expect(settings?.[2]).toEqual(['chats', 'portal']);
  });

  test('may be generated: JSON is YAML', async () => {
    const text = JSON.stringify({
      version: 1,
      fleet: 'acme',
      portals: { bell: { portal: 'sandbox', chats: ['a.yaml'] } },
    });
    expect(await problems(text)).toBe('fine');
  });

  test.each([
    ['says its name', 'version: 1\nportals: { a: { portal: sandbox, chats: [x] } }\n', 'FLEET_MISSING'],
    [
      'has a name that can be a file',
      `version: 1\nfleet: a b\nportals: { a: { portal: sandbox, chats: [x] } }\n`,
      'FLEET_FORM',
    ],
    ['has portals', head, 'PORTALS_NONE'],
    ['names its portals', `${head}portals: [bell]\n`, 'PORTALS_NOT_MAP'],
    ['gives each portal settings', one('https://bell.example'), 'ENTRY_NOT_MAP'],
    ['has names that can be files', `${head}portals:\n  "../bell": ${right} }\n`, 'ENTRY_NAME'],
    [
      'has names that differ in more than case',
      `${head}portals:\n  Bell: ${right} }\n  bell: ${right} }\n`,
      'ENTRY_ALIKE',
    ],
    ['names each portal once', `${head}include: [b.yaml]\nportals:\n  bell: ${right} }\n`, 'KEY_TWICE'],
    ['says where each portal is', one('{ chats: [packs/base.yaml] }'), 'ENTRY_NO_ADDRESS'],
    ['says it in one way', one(`${right}, url: https://x.example/rest/1/a/ }`), 'ENTRY_TWO_ADDRESSES'],
    ['knows the embedded portal by its name', one('{ portal: here, chats: [a] }'), 'ENTRY_SANDBOX'],
    ['names chats for each portal', one('{ portal: sandbox }'), 'ENTRY_NO_CHATS'],
    ['has no empty list of chats', one('{ portal: sandbox, chats: [] }'), 'ENTRY_NO_CHATS'],
    ['has labels of one value', one(`${right}, labels: { ring: [a] } }`), 'FIELD_NOT_SCALAR'],
    ['lays maps over chats', one(`${right}, overlay: { welcome: Hi } }`), 'FIELD_NOT_MAP'],
    ['knows its own words', one(`${right}, lable: { a: b } }`), 'FIELD_MISSPELT'],
    [
      'has no overlay for all portals',
      `${head}defaults: { overlay: {} }\nportals:\n  bell: ${right} }\n`,
      'FIELD_UNKNOWN',
    ],
  ])('%s', async (_what, text, code) => {
    const more = { 'b.yaml': `portals:\n  bell: ${right} }\n` };
    expect(await problems(text, text.includes('include') ? more : {})).toContain(code);
  });

  test('quotes no secret that is written in it', async () => {
    const text = one('{ url: https://bell.example/rest/1/s3cr3tword/, token: 4815162342, chats: [a] }');
    const said = await problems(text);
    expect(said).toContain('FIELD_NOT_TEXT');
    expect(said).not.toMatch(/s3cr3tword|4815162342/);
  });

  test('with its own address an entry takes over no token that belongs to another one', async () => {
    const { inventory } = await read({
      'portals.yaml': `${head}defaults: { url: "\${env:B24_ALL}", token: "\${env:B24_TOKEN}", chats: [a] }
portals: { bell: { url: "\${env:B24_BELL}" }, trial: { portal: sandbox }, corp: {} }
`,
    });
    expect(inventory?.entries.map(({ name, settings }) => [name, settings.has('url'), settings.has('token')])).toEqual([
      ['bell', true, false],
      ['corp', true, true],
      ['trial', false, false],
    ]);
  });
});

describe('a portal of an inventory', () => {
  test('fills its packs in with its own values, then those of the defaults, of the inventory, and of the pack', async () => {
    const text = `${head}vars: { a: fleet, b: fleet, c: fleet }
defaults: { portal: sandbox, chats: [p.yaml], vars: { a: defaults, b: defaults } }
portals: { bell: { vars: { a: "own \${portal}" } } }
`;
    const files = {
      'portals.yaml': text,
      'p.yaml':
        'version: 1\nproject: p\nvars: { a: pack, b: pack, c: pack, d: pack }\nchats: { x: { title: "${var:a} ${var:b} ${var:c} ${var:d} ${portal}" } }\n',
    };
    const { config } = await loadPortal(files, 'bell');
    expect(config?.chats[0]?.fields.title).toBe('own bell defaults fleet pack bell');
    const above = await loadPortal(files, 'bell', {
      vars: { c: 'flag' },
      env: { PROVISION_VAR_D: 'no', PROVISION_VAR_d: 'env' },
    });
    expect(above.config?.chats[0]?.fields.title).toBe('own bell defaults flag env bell');
  });

  test('names both places of a value that nobody gives: the line of the pack and the entry', async () => {
    expect(await portalProblems(bell('{ portal: sandbox, chats: [packs/base.yaml] }'), 'bell')).toBe(
      [
        'packs/base.yaml:4:22  error  VAR_UNSET  nothing gives a value to "company"',
        '  4 |   welcome: { title: "${var:company}: welcome", users: [1] }',
        '    |                      ^^^^^^^^^^^^^^',
        '  portals.yaml:4:3  the value is written here',
        '  4 |   bell: { portal: sandbox, chats: [packs/base.yaml] }',
        '    |   ^^^^',
        '  help: give --var company=…, set PROVISION_VAR_company, write it under "vars:", or add a default: ${var:company:-default}',
      ].join('\n'),
    );
  });

  test('takes its address from a file that holds nothing else, whose path may have its name', async () => {
    const files = bell('{ url: "${file:/run/secrets/${portal}}", chats: [packs/base.yaml], vars: { company: Bell } }', {
      '/run/secrets/bell': '\ufeff https://bell.example/rest/1/s3cr3tword/ \n',
    });
    const { config } = await loadPortal(files, 'bell');
    expect(config?.portal).toMatchObject({ url: 'https://bell.example/rest/1/s3cr3tword/', saidBy: 'portals.bell' });
  });

  test('takes it from the environment by a name that can only be meant for us', async () => {
    const files = bell('{ url: "${env:B24_BELL}", chats: [packs/base.yaml], vars: { company: Bell } }');
    const env = {
      B24_BELL: 'https://bell.example/rest/1/s3cr3tword/',
      PROVISION_URL: 'https://other.example/rest/1/x/',
    };
    expect((await loadPortal(files, 'bell', { env })).config?.portal).toMatchObject({ url: env.B24_BELL });
    expect(await portalProblems(files, 'bell')).toContain('ENTRY_ENV_UNSET');
    expect(await portalProblems(bell('{ url: "${env:AWS_SECRET}", chats: [packs/base.yaml] }'), 'bell')).toContain(
      'ENV_NAME',
    );
  });

  test.each([
    ['missing', {}, 'SECRET_FILE_MISSING'],
    ['empty', { '/s': ' \n' }, 'SECRET_FILE_CONTENT'],
    ['of several lines', { '/s': 's3cr3tword\nmore\n' }, 'SECRET_FILE_CONTENT'],
    ['too long', { '/s': 's3cr3tword'.repeat(1000) }, 'SECRET_FILE_CONTENT'],
    ['no address', { '/s': 's3cr3tword' }, 'PORTAL_URL_NO_WEBHOOK'],
  ])('says what is wrong with a secret file that is %s, and nothing of what it holds', async (_what, more, code) => {
    const said = await portalProblems(
      bell('{ url: "${file:/s}", chats: [packs/base.yaml], vars: { company: Bell } }', more),
      'bell',
    );
    expect(said).toContain(code);
    expect(said).not.toContain('s3cr3tword');
  });

  test.each([
    [{ kind: 'failed', reason: 'EACCES' }, 'EACCES'],
    [{ kind: 'not-a-file' }, 'not-a-file'],
  ] as const)('says why a secret file cannot be read: %j', async (refusal, reason) => {
    const files = bell('{ url: "${file:/s}", chats: [packs/base.yaml], vars: { company: Bell } }');
    const disk = inMemory(files);
    const refusing: typeof disk = {
      ...disk,
      read: async (path, limit) => (path === '/s' ? refusal : disk.read(path, limit)),
    };
    const said = await portalProblems(files, 'bell', { disk: refusing });
    expect(said).toContain('SECRET_FILE_UNREADABLE');
    expect(said).toContain(reason);
  });

  test('has no secret as a part of a value, and none in its packs', async () => {
    const half = bell('{ url: "https://bell.example/${file:/s}", chats: [packs/base.yaml] }', { '/s': 'x' });
    expect(await portalProblems(half, 'bell')).toContain('FILE_PLACE');
    const inPack = bell(`${right} }`, { 'packs/base.yaml': pack.replace('Night', '"${file:/s}"'), '/s': 'x' });
    expect(await portalProblems(inPack, 'bell')).toContain('FILE_PLACE');
  });

  test('has packs that say no portal', async () => {
    const files = bell(`${right} }`, { 'packs/base.yaml': `portal: sandbox\n${pack}` });
    expect(await portalProblems(files, 'bell')).toContain('PACK_WITH_PORTAL');
  });

  test('lays its overlay over the packs, field by field, and null takes a field or a chat out of what is managed', async () => {
    const overlay = 'overlay: { welcome: { title: "Hi ${portal}", users: null, color: RED }, night: null }';
    const { config } = await loadPortal(bell(`${right}, ${overlay} }`), 'bell');
    expect(config?.chats.map(({ key, fields }) => [key, fields])).toEqual([
      ['welcome', { title: 'Hi bell', color: 'RED' }],
    ]);
    expect(config?.unmanaged).toEqual(['night']);
    expect(config?.chats[0]?.places.title).toMatchObject({ file: 'portals.yaml', line: 4 });
  });

  test.each([
    ['a chat that no pack has', 'overlay: { welcom: { title: A } }', 'OVERLAY_MISSPELT'],
    ['a chat like none of them', 'overlay: { zzzzzzzz: { title: A } }', 'OVERLAY_UNKNOWN'],
    ['a wrong value', 'overlay: { welcome: { color: ORANGE } }', 'COLOR_UNKNOWN'],
    ['a field that chats do not have', 'overlay: { welcome: { colour: RED } }', 'FIELD_MISSPELT'],
  ])('is told of %s in its overlay, at its line in the inventory', async (_what, overlay, code) => {
    const said = await portalProblems(bell(`${right}, ${overlay} }`), 'bell');
    expect(said).toContain(code);
    expect(said).toMatch(/^portals\.yaml:4:/);
  });

  test('in the sandbox has a portal of its own', async () => {
    expect((await loadPortal(bell(`${right} }`), 'bell')).config?.portal).toMatchObject({
      kind: 'sandbox',
      name: 'sandbox/bell',
    });
  });

  test('alone is read: of others neither variables nor files nor packs are looked at', async () => {
    const files = {
      'portals.yaml': `${head}portals:
  bell: { url: "\${env:B24_BELL}", chats: [packs/base.yaml], vars: { company: Bell } }
  corp: { url: "\${file:/run/corp}", token: "\${env:B24_CORP}", chats: [packs/corp.yaml], vars: { company: "\${var:nowhere}" } }
`,
      'packs/base.yaml': pack,
      '/run/corp': 'https://corp.example/rest/1/x/',
      'packs/corp.yaml': pack,
    };
    const disk = watched(files);
    const names: string[] = [];
    const env = new Proxy<Record<string, string>>(
      { B24_BELL: 'https://bell.example/rest/1/x/', B24_CORP: 'token' },
      {
        get: (target, name) => {
          names.push(String(name));
          return target[String(name)];
        },
        getOwnPropertyDescriptor: (target, name) => {
          names.push(String(name));
          return Object.getOwnPropertyDescriptor(target, name);
        },
      },
    );
    const { config } = await loadPortal(files, 'bell', { env, disk: disk.files });
    expect(config?.chats).toHaveLength(2);
    expect([...new Set(disk.asked)].sort()).toEqual(['/home/anna/packs/base.yaml', '/home/anna/portals.yaml']);
    expect([...new Set(names)].sort()).toEqual(['B24_BELL', 'PROVISION_HOSTS', 'PROVISION_VAR_company']);
  });

  test('whose address nobody needs has no secret read', async () => {
    const files = bell(
      '{ url: "${env:B24_BELL}", token: "${file:/nowhere}", chats: [packs/base.yaml], vars: { company: Bell } }',
    );
    const { config, diagnostics } = await loadPortal(files, 'bell', { sparesPortal: true });
    expect(diagnostics).toEqual([]);
    expect(config?.portal).toMatchObject({ kind: 'rest', url: undefined });
  });
});

test('a pack alone is told that ${portal} means nothing without an inventory', async () => {
  const { problems: ofConfig } = await import('./desk.ts');
  expect(await ofConfig('version: 1\nproject: p\nportal: sandbox\nchats: { a: { title: "${portal}" } }\n')).toContain(
    'PORTAL_PLACE',
  );
});
