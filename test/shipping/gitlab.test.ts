import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { fleetOf } from './fleet.ts';
import { freshFolder } from './folders.ts';
import { layer } from './git-layer.ts';
import { component, componentInputs, type GitlabJob, jobsOf, runJob, written } from './gitlab-jobs.ts';
import { type Clone, openRemote, plainGit, type Remote } from './repository.ts';
import { root } from './shipped.ts';

const example = parse(readFileSync(join(root, 'examples/pipelines/gitlab/approve.gitlab-ci.yml'), 'utf8')) as {
  readonly plan: GitlabJob;
  readonly apply: GitlabJob;
};
const jobs = jobsOf({ image: 'registry.example.com/bitrix24-provision:1' });

describe('the component', () => {
  it('uses every input that it declares, and declares every one that it uses', () => {
    const used = [...component.matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(componentInputs).sort());
  });

  it('lets one apply of a part run at a time, which no newer pipeline interrupts', () => {
    expect(jobs['provision-apply']).toMatchObject({
      parallel: 1,
      resource_group: 'provision$CI_NODE_INDEX',
      interruptible: false,
    });
  });

  it('gives GitLab the reports that its merge requests show', () => {
    expect(jobs['provision-validate']?.artifacts?.reports).toEqual({ codequality: 'gl-code-quality-report.json' });
    expect(jobs['provision-plan']?.artifacts?.reports).toEqual({ terraform: 'plan-widget.json' });
  });

  it.each(Object.entries({ ...jobs, ...example }).filter(([, job]) => job.script))(
    'has a shell script in %s',
    (_, job) => {
      for (const lines of [job.script, job.after_script ?? []])
        expect(spawnSync('sh', ['-n', written(lines)], { encoding: 'utf8' }).stderr).toBe('');
    },
  );
});

describe('a job', () => {
  let sandbox: Sandbox;
  let remote: Remote;

  beforeEach(async () => {
    sandbox = await startSandbox({ limits: false });
    remote = openRemote({
      'chats.yaml': 'version: 1\nproject: lab\nchats:\n  one: { title: One }\n  two: { title: Two }\n',
    });
  });

  afterEach(() => sandbox.close());

  it('of validate leaves a Code Quality report, also of a wrong config', async () => {
    const checkout = detached();
    checkout.write('chats.yaml', 'version: 1\nproject: lab\nchats:\n  one: { titel: One }\n');
    const { code } = await run(jobs['provision-validate'], checkout, { PROVISION_URL: '' });
    expect(code).toBe(4);
    expect(JSON.parse(checkout.read('gl-code-quality-report.json'))).toMatchObject([
      { check_name: 'FIELD_MISSPELT', location: { path: 'chats.yaml', lines: { begin: 4 } } },
    ]);
  });

  it('of plan leaves the numbers for the merge request, and knows what main has recorded since the branch began', async () => {
    const branch = remote.clone();
    await run(jobs['provision-apply'], detached());
    branch.write('chats.yaml', `${branch.read('chats.yaml')}  three: { title: Three }\n`);
    branch.push('Add', 'topic');
    const { code, log } = await run(jobs['provision-plan'], branch, {
      CI_COMMIT_BRANCH: undefined,
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
    });
    expect([code, JSON.parse(branch.read('plan-widget.json'))]).toEqual([0, { create: 1, update: 0, delete: 0 }]);
    expect(log).toContain('chats.lock.json is newer on main and was taken up');
    for (const file of ['plan.html', 'plan.md', 'provision.plan.json'])
      expect(existsSync(join(branch.folder, file))).toBe(true);
  });

  it('of apply fails as the tool did, after it has brought back what was made, and once only', async () => {
    sandbox.setFaults(['refuse-command:im.chat.add:2:ACCESS_ERROR']);
    const ran = await run(jobs['provision-apply'], detached());
    expect([ran.code, ran.after.code]).toEqual([3, 0]);
    expect(remote.git('log', '--format=%s', 'main')).toBe('Record the ids of chats [skip ci]\nBegin');
    expect(remote.file('chats.lock.json')).toContain('"one": { "id": 2 }');
  });

  it('of apply takes its part of a fleet, and pushes what is its own beside the others', async () => {
    const { sandboxes, files } = await fleetOf('bell', 'corp', 'dock', 'east');
    const seed = remote.clone();
    for (const [name, text] of Object.entries(files)) seed.write(name, text);
    seed.push('List the portals');
    const fleet = { image: 'image', files: 'portals.yaml', args: '--portal *', shards: '2' };
    const apply = jobsOf(fleet)['provision-apply'];
    const parts = ['1', '2'].map((part) => run(apply, detached(), { CI_NODE_INDEX: part, CI_NODE_TOTAL: '2' }));
    for (const { code, log } of await Promise.all(parts)) expect(code, log).toBe(0);
    for (const [name, { store }] of sandboxes) {
      expect(store.chats().map(({ title }) => title)).toEqual(['One']);
      expect(remote.file(`portals.lock.d/${name}.lock.json`)).toContain('"one": { "id": 2 }');
    }
  });

  it('of drift fails when the portal is no longer as the files say', async () => {
    expect((await run(jobs['provision-drift'], detached())).code).toBe(2);
  });

  it('of apply asks for a merge request where the branch takes no pushes, and works with it until it is merged', async () => {
    const options = acceptPushOptions();
    const { 'provision-apply': apply } = jobsOf({ image: 'image', lockfile: 'merge-request' });
    expect((await run(apply, detached())).code).toBe(0);
    expect(options()).toEqual([
      'merge_request.create',
      'merge_request.target=main',
      'merge_request.title=Record the ids of chats',
      'merge_request.remove_source_branch',
    ]);
    expect(remote.file('chats.lock.json')).toBeUndefined();
    const again = await run(apply, detached());
    expect(again.log).toContain('is newer on provision/lockfile/main and was taken up');
    expect(sandbox.store.chats().map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it('executes exactly the plan that was approved', async () => {
    const checkout = detached();
    await run(example.plan, checkout, { PROVISION_LOCKFILE: 'push' });
    checkout.write('chats.yaml', checkout.read('chats.yaml').replace('title: Two', 'title: Changed since'));
    const { code } = await run(example.apply, checkout, { PROVISION_LOCKFILE: 'push' });
    expect([code, sandbox.store.chats().map(({ title }) => title)]).toEqual([6, ['One']]);
  });

  it('gives git the token where no process list shows it', async () => {
    const { openRepository } = await layer('git/git.mjs');
    const credentials = { user: 'gitlab-ci-token', token: 'glcbt-1' };
    const git = await openRepository(detached().folder, { credentials });
    const { stdout } = await git.run(['credential', 'fill'], { input: 'protocol=https\nhost=gitlab.example.com\n\n' });
    expect(stdout).toContain('username=gitlab-ci-token\npassword=glcbt-1\n');
  });

  function run(job: GitlabJob | undefined, checkout: Clone, more: Readonly<Record<string, string | undefined>> = {}) {
    if (!job) throw new Error('there is no such job');
    const env = {
      ...plainGit,
      PROVISION_URL: sandbox.webhookUrl,
      CI_REPOSITORY_URL: `file://${remote.folder}`,
      CI_COMMIT_BRANCH: 'main',
      CI_PROJECT_DIR: checkout.folder,
      ...more,
    };
    const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return runJob(job, { cwd: checkout.folder, env: Object.fromEntries(set) });
  }

  /** GitLab's runner checks a commit out, not a branch. */
  function detached(): Clone {
    const checkout = remote.checkout();
    checkout.git('checkout', '--quiet', '--detach');
    return checkout;
  }

  /** Lets the remote take push options, and tells which came with the last push. */
  function acceptPushOptions(): () => readonly string[] {
    const file = join(freshFolder(), 'options');
    const hook = join(remote.folder, 'hooks/post-receive');
    remote.git('config', 'receive.advertisePushOptions', 'true');
    writeFileSync(hook, `#!/bin/sh\nenv | grep ^GIT_PUSH_OPTION_[0-9] | sort | cut -d= -f2- >"${file}"\n`);
    chmodSync(hook, 0o755);
    return () => readFileSync(file, 'utf8').trim().split('\n');
  }
});
