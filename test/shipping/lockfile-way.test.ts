import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLockfile } from '../../src/state/file/lockfile.ts';
import { freshFolder } from './folders.ts';
import { type Git, layer } from './git-layer.ts';
import { type Clone, openRemote, pathWithLostRaces, pathWithRival, plainGit, type Remote } from './repository.ts';

const { openRepository } = await layer('git/git.mjs');
const { unite } = await layer('git/unite.mjs');
const { changedLockfiles } = await layer('git/lockfiles.mjs');
const { takeUp, takeUpProposal } = await layer('git/take-up.mjs');
const { giveBack, propose } = await layer('git/give-back.mjs');

const path = 'chats.lock.json';
const back = { branch: 'main', paths: [path], message: 'Record', pause: async () => {} };
const offer = { ...back, proposal: 'provision/lockfile/main' };

const begin = (): Remote => openRemote({ 'chats.yaml': 'version: 1\n', [path]: lockfile({ a: 1, m: 13 }) });
/** For tests that only need some repository. */
const anywhere = await open(begin().checkout());

describe('two versions of a lockfile', () => {
  const base = lockfile({ a: 1, m: 13 });

  it.each([
    ['rows at different places', { a: 1, b: 2, m: 13 }, { a: 1, m: 13, z: 26 }],
    ['rows at the same place', { a: 1, b: 2, m: 13 }, { a: 1, c: 3, m: 13 }],
    ['rows at the end', { a: 1, m: 13, y: 25 }, { a: 1, m: 13, z: 26 }],
    ['the same row', { a: 1, b: 2, m: 13 }, { a: 1, b: 2, m: 13 }],
    ['a row each that takes the place of the only one', { b: 2 }, { z: 26 }],
  ])('with %s become one that provision reads as both', async (_, ours, theirs) => {
    const united = await unite(anywhere, { base, ours: lockfile(ours), theirs: lockfile(theirs) });
    expect(await read(united)).toMatchObject({ ...ours, ...theirs });
  });

  it('that are both new become one', async () => {
    const sides = { base: undefined, ours: lockfile({ a: 1 }), theirs: lockfile({ b: 2 }) };
    expect(await read(await unite(anywhere, sides))).toEqual({ a: 1, b: 2 });
  });

  it('stay without a row that one side took out, where nobody wrote beside it', async () => {
    const before = lockfile({ a: 1, g: 7, m: 13 });
    const sides = { base: before, ours: lockfile({ a: 1, g: 7, m: 13, z: 26 }), theirs: lockfile({ g: 7, m: 13 }) };
    expect(await read(await unite(anywhere, sides))).toEqual({ g: 7, m: 13, z: 26 });
  });

  it('are not merged when both hold what an earlier merge left', async () => {
    const broken = '<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n';
    const sides = { base, ours: lockfile({ z: 26 }), theirs: broken };
    await expect(unite(anywhere, sides)).rejects.toThrow('provision apply');
  });
});

describe('a lockfile on its way back', () => {
  it('is committed alone, whatever else lies in the checkout', async () => {
    const remote = begin();
    const checkout = remote.checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    checkout.write('chats.yaml', 'half an edit\n');
    checkout.write('provision.plan.json', '{}\n');
    checkout.git('add', 'provision.plan.json');
    const { commit } = await giveBack(await open(checkout), back);
    expect(remote.git('rev-parse', 'main')).toBe(commit);
    expect(remote.git('diff', '--name-only', 'main~1', 'main')).toBe(path);
    expect(checkout.git('status', '--porcelain')).toBe('M chats.lock.json\n M chats.yaml\nA  provision.plan.json');
  });

  it('makes no commit when the branch has it already', async () => {
    const remote = begin();
    const before = remote.git('rev-parse', 'main');
    expect(await giveBack(await open(remote.checkout()), back)).toEqual({});
    expect(remote.git('rev-parse', 'main')).toBe(before);
  });

  it('unites with what somebody else pushes at the last moment', async () => {
    const remote = begin();
    const rival = remote.clone();
    rival.write(path, lockfile({ a: 1, c: 3, m: 13 }));
    rival.write('chats.yaml', 'version: 1 # edited\n');
    rival.git('commit', '--quiet', '--all', '--message', 'Edit');
    const checkout = remote.checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    const PATH = pathWithRival(`cd ${rival.folder} && "$GIT" push origin HEAD:main`);
    await giveBack(await open(checkout, { PATH }), back);
    expect(remote.git('log', '--format=%s', 'main')).toBe('Record\nEdit\nBegin');
    expect(await read(remote.file(path))).toEqual({ a: 1, b: 2, c: 3, m: 13 });
    expect(remote.file('chats.yaml')).toContain('edited');
  });

  it('gives up after six lost races, and says what git said', async () => {
    const checkout = begin().checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    const PATH = pathWithLostRaces();
    const pauses: number[] = [];
    const losing = giveBack(await open(checkout, { PATH }), { ...back, pause: async (each) => void pauses.push(each) });
    await expect(losing).rejects.toThrow('[rejected] (fetch first)');
    expect(pauses).toEqual([1, 2, 3, 4, 5]);
  });

  it('stops at once where the branch is protected', async () => {
    const remote = begin();
    remote.protect('main', 'protected branch hook declined');
    const checkout = remote.checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    const pause = () => Promise.reject(new Error('it was tried again'));
    await expect(giveBack(await open(checkout), { ...back, pause })).rejects.toThrow('protected branch hook declined');
  });

  it('takes along what a run had to put beside it', async () => {
    const remote = begin();
    const checkout = remote.checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    checkout.write(`${path}.rescued`, lockfile({ a: 1, m: 13, z: 26 }));
    await giveBack(await open(checkout), back);
    expect(await read(remote.file(path))).toEqual({ a: 1, b: 2, m: 13, z: 26 });
  });
});

describe('a run that was started before its forerunner ended', () => {
  it('works with the lockfile of the branch, not with that of its commit', async () => {
    const remote = begin();
    const old = remote.git('rev-parse', 'main');
    const other = remote.clone();
    other.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    other.push('Record');
    const checkout = remote.checkout(old);
    const git = await open(checkout);
    expect(await takeUp(git, { branch: 'main', own: true })).toEqual([path]);
    expect(await read(checkout.read(path))).toEqual({ a: 1, b: 2, m: 13 });
    checkout.write(path, lockfile({ b: 2, z: 26 }));
    await giveBack(git, back);
    expect(await read(remote.file(path))).toEqual({ b: 2, z: 26 });
  });

  it('unites both on a pull request, whose branch may have rows of its own', async () => {
    const remote = begin();
    const topic = remote.clone();
    topic.write(path, lockfile({ a: 1, adopted: 5, m: 13 }));
    topic.push('Adopt', 'topic');
    const main = remote.clone();
    main.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    main.push('Record');
    await takeUp(await open(topic), { branch: 'main', own: false });
    expect(await read(topic.read(path))).toEqual({ a: 1, adopted: 5, b: 2, m: 13 });
  });

  it('leaves files of other tools alone that have such a name', async () => {
    const remote = begin();
    const other = remote.clone();
    other.write('packages.lock.json', '{ "version": 2 }\n');
    other.push('Other tool');
    const checkout = remote.checkout(remote.git('rev-parse', 'main~1'));
    expect(await takeUp(await open(checkout), { branch: 'main', own: true })).toEqual([]);
  });

  it('writes through no link, which may lead out of the checkout', async () => {
    const remote = begin();
    const other = remote.clone();
    other.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    other.push('Record');
    const checkout = remote.checkout(remote.git('rev-parse', 'main~1'));
    const outside = join(freshFolder(), 'outside');
    writeFileSync(outside, 'not yours\n');
    rmSync(join(checkout.folder, path));
    symlinkSync(outside, join(checkout.folder, path));
    await expect(takeUp(await open(checkout), { branch: 'main', own: true })).rejects.toThrow('not a plain file');
    expect(readFileSync(outside, 'utf8')).toBe('not yours\n');
  });

  it('is not written, and not read, through a folder that is a link', async () => {
    const remote = openRemote({ 'teams/chats.lock.json': lockfile({ a: 1 }) });
    const checkout = remote.checkout();
    const main = remote.clone();
    main.write('teams/chats.lock.json', lockfile({ a: 1, b: 2 }));
    main.push('More');
    const outside = freshFolder();
    writeFileSync(join(outside, 'chats.lock.json'), lockfile({ z: 26 }));
    rmSync(join(checkout.folder, 'teams'), { recursive: true });
    symlinkSync(outside, join(checkout.folder, 'teams'));
    await expect(takeUp(await open(checkout), { branch: 'main', own: true })).rejects.toThrow('not a plain file');
    expect(readFileSync(join(outside, 'chats.lock.json'), 'utf8')).toBe(lockfile({ z: 26 }));
  });
});

describe('a lockfile that goes back by pull request', () => {
  it('is one commit on a branch of its own, moved on with the branch that it is for', async () => {
    const remote = begin();
    const first = remote.checkout();
    first.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    await propose(await open(first), offer);
    const main = remote.clone();
    main.write('chats.yaml', 'version: 1 # more\n');
    main.push('More');
    const second = remote.checkout();
    const git = await open(second);
    expect(await takeUpProposal(git, { branch: offer.proposal })).toEqual([path]);
    expect(await read(second.read(path))).toEqual({ a: 1, b: 2, m: 13 });
    second.write(path, lockfile({ a: 1, b: 2, c: 3, m: 13 }));
    const { commit } = await propose(git, offer);
    expect(remote.git('rev-parse', offer.proposal)).toBe(commit);
    expect(remote.git('log', '--format=%s', offer.proposal)).toBe('Record\nMore\nBegin');
    expect(await read(remote.file(path, offer.proposal))).toEqual({ a: 1, b: 2, c: 3, m: 13 });
    expect(await read(remote.file(path))).toEqual({ a: 1, m: 13 });
  });

  it('is not pushed again when nothing is new', async () => {
    const remote = begin();
    const checkout = remote.checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    const { commit } = await propose(await open(checkout), offer);
    expect(await propose(await open(checkout), offer)).toEqual({ commit });
  });

  it('does not bring back rows of a proposal that was merged and then cleaned up', async () => {
    const remote = begin();
    const checkout = remote.checkout();
    checkout.write(path, lockfile({ a: 1, b: 2, m: 13 }));
    const { commit = '' } = await propose(await open(checkout), offer);
    const next = remote.checkout();
    const git = await open(next);
    expect(await takeUpProposal(git, { branch: offer.proposal, merged: [commit] })).toEqual([]);
    next.write(path, lockfile({ a: 1, m: 13, z: 26 }));
    await propose(git, { ...offer, merged: [commit] });
    expect(await read(remote.file(path, offer.proposal))).toEqual({ a: 1, m: 13, z: 26 });
  });
});

describe('the search for changed lockfiles', () => {
  it('finds them by name and content, staged or not, and the named ones', async () => {
    const remote = begin();
    const checkout = remote.checkout();
    checkout.write('.gitignore', 'ignored/\n');
    checkout.write('team/provision.lock.json', lockfile({ a: 1 }));
    checkout.write('ids.json', lockfile({ a: 1 }));
    checkout.write('ignored/chats.lock.json', lockfile({ a: 1 }));
    checkout.write('packages.lock.json', '{ "version": 2 }\n');
    checkout.write(path, lockfile({ z: 26 }));
    checkout.git('add', path);
    expect(await changedLockfiles(await open(checkout), ['ids.json'])).toEqual({
      changed: [path, 'ids.json', 'team/provision.lock.json'],
      ignored: ['ignored/chats.lock.json'],
    });
  });
});

describe('the line of arguments', () => {
  it.each([
    ['--prune --allow archive:3', ['--prune', '--allow', 'archive:3']],
    [' a\n  b\t', ['a', 'b']],
    [`--only 'sales *' "it's" x""y ''`, ['--only', 'sales *', "it's", 'xy', '']],
    ['', []],
    ['$(rm -rf /) `x` ;', ['$(rm', '-rf', '/)', '`x`', ';']],
  ])('%j is split as a shell would, and nothing else is done with it', async (line, expected) => {
    const { words } = await layer('words.mjs');
    expect(words(line)).toEqual(expected);
  });
});

function open(checkout: Clone, env: Readonly<Record<string, string>> = {}): Promise<Git> {
  return openRepository(checkout.folder, { env: { ...process.env, ...plainGit, ...env } });
}

/** A lockfile as the tool writes it. */
function lockfile(rows: Readonly<Record<string, number>>): string {
  const lines = Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, id]) => `      ${JSON.stringify(key)}: { "id": ${id} }`);
  return `{\n  "lockfileVersion": 1,\n  "project": "p",\n  "portals": {\n    "h": {\n${lines.join(',\n')}\n    }\n  }\n}\n`;
}

/** Key → id as the tool itself reads a text. */
async function read(text: string | undefined): Promise<Readonly<Record<string, number | undefined>>> {
  const file = join(freshFolder(), path);
  writeFileSync(file, text ?? '');
  const opened = await openLockfile(file, 'p');
  expect(opened.conflicts).toEqual([]);
  const rows = opened.section('h').rows();
  await opened.close();
  return Object.fromEntries([...rows].map(([key, row]) => [key, row.id]));
}
