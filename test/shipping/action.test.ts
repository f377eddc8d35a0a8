import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { fleetOf } from './fleet.ts';
import { freshFolder } from './folders.ts';
import { type ForgeApi, openForgeApi } from './forge-api.ts';
import { type Clone, openRemote, pathWithRival, plainGit, type Remote } from './repository.ts';
import { type Job, type Ran, runAction } from './runner.ts';

let sandbox: Sandbox;
let api: ForgeApi;
let remote: Remote;
const somebody = { login: 'somebody', type: 'User' as const };

beforeEach(async () => {
  [sandbox, api] = await Promise.all([startSandbox({ limits: false }), openForgeApi()]);
  remote = openRemote({ 'chats.yaml': chats('one', 'two') });
});

afterEach(() => Promise.all([sandbox.close(), api.close()]));

describe('the action on a pull request', () => {
  it('comments the plan, and writes over that comment when the plan changes', async () => {
    api.comments.push(...Array.from({ length: 120 }, (_, index) => ({ id: index + 1, body: 'talk', user: somebody })));
    const checkout = remote.checkout();
    const first = await run(checkout, { comment: 'true' }, { pullRequest: 4 });
    expect(first).toMatchObject({
      code: 0,
      outputs: { 'exit-code': '2', 'has-changes': 'true', creates: '2', updates: '0', removals: '0' },
    });
    expect(existsSync(first.outputs.plan ?? '')).toBe(true);
    checkout.write('chats.yaml', chats('one', 'two', 'three'));
    await run(checkout, { comment: 'true' }, { pullRequest: 4 });
    expect(api.comments).toHaveLength(121);
    const { body = '' } = api.comments[120] ?? {};
    expect(body).toMatch(/^<!-- provision:plan:\S+:shipping -->\n### .*3 creates\n/);
    expect(body).toContain('[run](https://forge.example/corp/chats/actions/runs/7)');
    expect(sandbox.commands.filter(({ method }) => method === 'im.chat.add')).toEqual([]);
  });

  it.each([
    ['the bot of jobs', { login: 'github-actions[bot]', type: 'Bot' as const }],
    ['the person whose token it was given', { login: 'release-manager', type: 'User' as const }],
  ])('writes over no comment but its own, though others begin alike, as %s', async (_who, speaker) => {
    api.speaker = speaker;
    await run(remote.checkout(), { comment: 'true' }, { pullRequest: 4 });
    const [marker = ''] = (api.comments[0]?.body ?? '').split('\n');
    const strangers = [
      somebody,
      { login: 'github-actions', type: 'User' as const },
      { login: 'other[bot]', type: 'Bot' as const },
    ];
    const copies = strangers.map((user, index) => ({ id: index + 10, body: `${marker}\nmine`, user }));
    api.comments.unshift(...copies);
    await run(remote.checkout(), { comment: 'true' }, { pullRequest: 4 });
    expect(api.comments.filter(({ body }) => body.endsWith('\nmine'))).toHaveLength(3);
    expect(api.comments).toHaveLength(4);
  });

  it('does not fail for want of a comment, and says which right is missing', async () => {
    api.refuse = { prefix: 'POST', status: 403, times: 1 };
    const { code, log } = await run(remote.checkout(), { comment: 'true' }, { pullRequest: 4 });
    expect(code).toBe(0);
    expect(log).toMatch(
      /::warning title=provision::.*pull-requests%3A write|::warning title=provision::.*pull-requests: write/,
    );
  });

  it('leaves an old comment alone where the config is wrong, and has no counts to give', async () => {
    const checkout = remote.checkout();
    checkout.write('chats.yaml', chats('one').replace('title: one', 'titel: one'));
    const { code, log, outputs } = await run(checkout, { comment: 'true' }, { pullRequest: 4 });
    expect([code, outputs['has-changes'], outputs.creates, outputs.plan]).toEqual([4, '', '', '']);
    expect(log).toContain('chats.yaml:4:10  error  FIELD_MISSPELT');
    expect(api.requests).toEqual([]);
  });
});

describe('the log of the action', () => {
  it('hides secrets before anything else is said, and takes no orders from titles', async () => {
    const checkout = remote.checkout();
    checkout.write('chats.yaml', chats('one').replace('title: one', 'title: "::set-output name=x::y"'));
    const inputs = { args: '--detailed-exitcode --verbose', url: sandbox.url, token: sandbox.token };
    const { code, log } = await run(checkout, inputs, { env: { B24_URL: sandbox.webhookUrl } });
    expect(code).toBe(2);
    const secret = /\/rest\/1\/(\w+)\//.exec(sandbox.webhookUrl)?.[1] ?? '';
    const lines = log.split('\n');
    const masks = lines.filter((line) => line.startsWith('::add-mask::'));
    const hidden = [secret, sandbox.token, 'ghs_runnertoken'];
    expect(masks).toEqual(expect.arrayContaining(hidden.map((value) => `::add-mask::${value}`)));
    expect(lines.slice(0, masks.length)).toEqual(masks);
    const said = lines.slice(masks.length).join('\n');
    expect(hidden.filter((value) => said.includes(value))).toEqual([]);
    const [, , fenced = ''] = /::stop-commands::(\w{32})\n(.*?)\n::\1::/s.exec(said) ?? [];
    expect(fenced).toContain('::set-output');
    expect(said.replace(fenced, '')).not.toContain('::set-output');
  });
});

describe('the log of a run on files that strangers wrote', () => {
  it('obeys nothing of them, and still pins problems to their lines', async () => {
    const checkout = remote.checkout();
    checkout.write('::add-mask::x.yaml', `${chats('one')}  titel: "##[add-mask]y"\n::error::z: 1\n`);
    const { code, log } = await run(checkout, { command: 'validate', files: '::add-mask::x.yaml' });
    expect(code).toBe(4);
    const outside = log.replace(/::stop-commands::(\w{32})\n.*?\n::\1::\n/gs, '');
    expect(outside).toMatch(/^::error file=%3A%3Aadd-mask%3A%3Ax\.yaml,line=/m);
    const commands = outside.split('\n').filter((line) => line.trim().startsWith('::') || line.includes('##['));
    expect(commands.filter((line) => !/^::(add-mask::(https?:|\w+$)|(error|warning|notice) )/.test(line))).toEqual([]);
    expect(log).not.toContain('##[add-mask]');
  });
});

describe('a pull request from elsewhere', () => {
  it('brings its branch, whatever that is called, into no push of ours', async () => {
    const env = { GITHUB_HEAD_REF: 'main', GITHUB_REF_NAME: 'main' };
    const event = { pullRequest: 4, from: 'stranger/chats', env };
    const before = remote.git('rev-parse', 'main');
    const { code, log } = await run(remote.checkout(), { command: 'apply', lockfile: 'push' }, event);
    expect(code).toBe(1);
    expect(log).toContain('needs a branch to bring the lockfile back to');
    expect(remote.git('rev-parse', 'main')).toBe(before);
    expect(sandbox.commands).toEqual([]);
  });
});

describe('the action on main', () => {
  it('applies, and pushes the lockfile although somebody pushes in between', async () => {
    const rival = remote.clone();
    rival.write('chats.yaml', `${chats('one', 'two')}# edited\n`);
    rival.git('commit', '--quiet', '--all', '--message', 'Edit');
    const env = { PATH: pathWithRival(`cd ${rival.folder} && "$GIT" push origin HEAD:main`) };
    const ran = await run(remote.checkout(), { command: 'apply', lockfile: 'push' }, { env });
    expect(ran).toMatchObject({
      code: 0,
      outputs: { 'exit-code': '0', creates: '2', commit: remote.git('rev-parse', 'main') },
    });
    expect(remote.git('log', '--format=%s', 'main')).toBe('Record the ids of chats [skip ci]\nEdit\nBegin');
    expect(ids()).toEqual({ one: 2, two: 3 });
  });

  it('records what was made when a part failed; run again on the same commit, it makes the rest and no twin', async () => {
    sandbox.setFaults(['refuse-command:im.chat.add:2:ACCESS_ERROR']);
    const old = remote.git('rev-parse', 'main');
    const first = await run(remote.checkout(), { command: 'apply', lockfile: 'push' });
    expect(first).toMatchObject({ code: 3, outputs: { 'exit-code': '3', creates: '1', 'has-changes': 'true' } });
    expect(Object.keys(ids())).toEqual(['one']);
    const second = await run(remote.checkout(old), { command: 'apply', lockfile: 'push' });
    expect(second).toMatchObject({ code: 0, outputs: { creates: '1' } });
    expect(Object.keys(ids())).toEqual(['one', 'two']);
    expect(titles()).toEqual(['one', 'two']);
  });

  it('lets a cancelled run record what it has made, and brings that back', async () => {
    await sandbox.close();
    sandbox = await startSandbox({ limits: false, costs: { methods: { 'im.chat.add': 0.2 } } });
    let kill: (signal: NodeJS.Signals) => void = () => {};
    const unsubscribe = sandbox.subscribe((event) => {
      if (event.type !== 'change' || event.table !== 'chats') return;
      unsubscribe();
      kill('SIGINT');
    });
    const onStart: Job['onStart'] = (killStep) => {
      kill = killStep;
    };
    const ran = await run(remote.checkout(), { command: 'apply', lockfile: 'push' }, { onStart });
    expect(ran).toMatchObject({ code: 130, outputs: { 'exit-code': '130' } });
    expect(ids()).toEqual({ one: 2, two: 3 });
    expect(titles()).toEqual(['one', 'two']);
  });

  it('changes nothing without the consent that it names', async () => {
    const checkout = remote.checkout();
    checkout.write('chats.yaml', chats('one').replace('title: one', 'title: one, onRemove: archive'));
    await run(checkout, { command: 'apply', lockfile: 'push' });
    checkout.write('chats.yaml', chats());
    const asked = await run(checkout, { command: 'apply', args: '--prune' });
    expect(asked).toMatchObject({ code: 7, outputs: { 'exit-code': '7', removals: '1', commit: '' } });
    expect(asked.log).toContain('--allow archive:1');
  });

  it('shows the lockfile where the branch refuses it, so that it is not lost', async () => {
    remote.protect('main', 'protected branch hook declined');
    const { code, log, outputs } = await run(remote.checkout(), { command: 'apply', lockfile: 'push' });
    expect([code, outputs['exit-code']]).toEqual([1, '0']);
    expect(log).toMatch(/::error title=provision::the lockfile did not go back.*protected branch hook declined/);
    expect(log).toContain('"two": { "id": 3 }');
  });

  it('sends nothing when the newest lockfile cannot be had', async () => {
    const checkout = remote.checkout();
    checkout.git('remote', 'set-url', 'origin', '/nowhere');
    const { code, log } = await run(checkout, { command: 'apply', lockfile: 'push' });
    expect(code).toBe(1);
    expect(log).toContain('nothing was sent');
    expect(sandbox.requests).toEqual([]);
  });

  it('comments the outcome on the pull request that the commit came by, and warns that nobody keeps the ids', async () => {
    api.mergedBy = 9;
    const { code, log } = await run(remote.checkout(), { command: 'apply', comment: 'true' });
    expect(code).toBe(0);
    expect(log).toContain('::warning title=provision::chats.lock.json changed and does not go back');
    expect(api.requests.at(-1)).toBe('POST /repos/corp/chats/issues/9/comments');
    expect(api.comments[0]?.body).toMatch(/^<!-- provision:apply:/);
  });
});

describe('the action on an inventory', () => {
  it('takes the shard that a matrix gives it, tells of each portal, and brings the folder of lockfiles back', async () => {
    const { sandboxes, files } = await fleetOf('bell', 'corp', 'dock');
    const seed = remote.clone();
    for (const [name, text] of Object.entries(files)) seed.write(name, text);
    seed.push('List the portals');
    const inputs = { command: 'apply', files: 'portals.yaml', args: "--portal '*'", lockfile: 'push', url: '' };
    const parts = await Promise.all(['1/2', '2/2'].map((shard) => run(remote.checkout(), { ...inputs, shard }, {})));
    for (const { code, log } of parts) expect(code, log).toBe(0);
    expect(parts.reduce((sum, { outputs }) => sum + Number(outputs.creates), 0)).toBe(3);
    for (const [name, { store }] of sandboxes) {
      expect(store.chats().map(({ title }) => title)).toEqual(['One']);
      expect(remote.file(`portals.lock.d/${name}.lock.json`)).toContain('"one": { "id": 2 }');
      expect(parts.filter(({ log }) => log.includes(`${name}:\n+ one  created, id 2`))).toHaveLength(1);
    }
    const again = await run(remote.checkout(), { ...inputs, shard: '1/1' }, {});
    expect([again.code, again.outputs['has-changes'], again.outputs.commit]).toEqual([0, 'false', '']);
    const wrong = await run(remote.checkout(), { ...inputs, shard: '0/2' }, {});
    expect(wrong.code).toBe(4);
  });
});

describe('the action with a lockfile that goes back by pull request', () => {
  it('opens one, and works with what it holds until it is merged', async () => {
    const inputs = { command: 'apply', lockfile: 'pull-request' };
    await run(remote.checkout(), inputs);
    expect(api.pullRequests).toMatchObject([{ head: { ref: 'provision/lockfile/main' }, base: { ref: 'main' } }]);
    expect(remote.file('chats.lock.json')).toBeUndefined();
    expect(ids('provision/lockfile/main')).toEqual({ one: 2, two: 3 });
    const next = await run(remote.checkout(), inputs);
    expect(next).toMatchObject({ code: 0, outputs: { 'has-changes': 'false' } });
    expect(api.pullRequests).toHaveLength(1);
    expect(titles()).toEqual(['one', 'two']);
  });
});

interface Event {
  readonly pullRequest?: number;
  /** The repository that the pull request comes from; our own otherwise. */
  readonly from?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: Job['onStart'];
}

function run(checkout: Clone, inputs: Readonly<Record<string, string>>, event: Event = {}): Promise<Ran> {
  const payload = join(freshFolder(), 'event.json');
  const repo = { full_name: event.from ?? 'corp/chats' };
  const pullRequest = { number: event.pullRequest, head: { sha: '0123456789abcdef', repo } };
  writeFileSync(payload, JSON.stringify(event.pullRequest ? { pull_request: pullRequest } : {}));
  const branches = { GITHUB_HEAD_REF: 'topic', GITHUB_BASE_REF: 'main', GITHUB_REF_NAME: '4/merge' };
  return runAction(
    { url: sandbox.webhookUrl, ...inputs },
    {
      cwd: checkout.folder,
      env: {
        ...plainGit,
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: checkout.folder,
        GITHUB_API_URL: api.url,
        GITHUB_SERVER_URL: 'https://forge.example',
        GITHUB_REPOSITORY: 'corp/chats',
        GITHUB_RUN_ID: '7',
        GITHUB_SHA: checkout.git('rev-parse', 'HEAD'),
        GITHUB_EVENT_PATH: payload,
        GITHUB_REF_TYPE: 'branch',
        ...(event.pullRequest ? branches : { GITHUB_REF_NAME: 'main' }),
        ...event.env,
      },
      ...(event.onStart ? { onStart: event.onStart } : {}),
    },
  );
}

function chats(...keys: readonly string[]): string {
  const rows = keys.map((key) => `  ${key}: { title: ${key} }`);
  return ['version: 1', 'project: shipping', keys.length > 0 ? 'chats:' : 'chats: {}', ...rows, ''].join('\n');
}

/** Key → id as the lockfile of a branch has it. */
function ids(branch = 'main'): Readonly<Record<string, number>> {
  const { portals } = JSON.parse(remote.file('chats.lock.json', branch) ?? '{}') as {
    portals: Readonly<Record<string, Readonly<Record<string, { id: number }>>>>;
  };
  const rows = portals[new URL(sandbox.url).host] ?? {};
  return Object.fromEntries(Object.entries(rows).map(([key, { id }]) => [key, id]));
}

/** Titles of the chats on the portal, the general one left out. */
function titles(): readonly string[] {
  return sandbox.store.chats().map(({ title }) => title);
}
