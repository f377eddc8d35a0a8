import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { revisionOf } from '../../src/cli/revision.ts';

let folder = '';
let commit = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-revision-'));
  put('repo/chats.yaml', 'a');
  put('repo/other.yaml', 'b');
  put('repo/.gitignore', 'ignored.yaml\n');
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '--quiet', '--message', 'A');
  commit = git('rev-parse', 'HEAD').trim();
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: join(folder, 'repo'), encoding: 'utf8' });
}

function put(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const sha = '0123456789abcdef0123456789abcdef01234567';

test.each([
  ['as they are in the commit', () => {}, ['repo/chats.yaml', 'repo/other.yaml'], false],
  ['beside one that has changed', () => put('repo/other.yaml', 'c'), ['repo/chats.yaml'], false],
  ['one of which has changed', () => put('repo/other.yaml', 'c'), ['repo/chats.yaml', 'repo/other.yaml'], true],
  ['that git was never told of', () => put('repo/new.yaml', 'c'), ['repo/new.yaml'], true],
  ['that git ignores', () => put('repo/ignored.yaml', 'c'), ['repo/ignored.yaml'], true],
  ['named like a pattern', () => put('repo/[o]*.yaml', 'c'), ['repo/[o]*.yaml'], true],
])('of files %s git tells the commit and whether it has them so', async (_, change, files, isChanged) => {
  change();
  expect(await revisionOf(files, { cwd: folder, env: {} })).toEqual({ commit, isChanged });
});

test.each(['GITHUB_SHA', 'CI_COMMIT_SHA', 'GIT_COMMIT'])('a pipeline tells the commit in %s', async (name) => {
  put('plain/chats.yaml', 'a');
  const env = { CI: 'true', [name]: sha };
  expect(await revisionOf(['plain/chats.yaml'], { cwd: folder, env })).toEqual({ commit: sha, isChanged: false });
});

test.each([
  ['there is no repository', {}, ['plain/chats.yaml']],
  ['a pipeline says what is no commit', { CI: 'true', GITHUB_SHA: 'main' }, ['plain/chats.yaml']],
  ['no pipeline is at work', { GITHUB_SHA: sha }, ['plain/chats.yaml']],
  ['files lie in two places', {}, ['repo/chats.yaml', 'plain/chats.yaml']],
])('no commit is guessed where %s', async (_, env, files) => {
  put('plain/chats.yaml', 'a');
  expect(await revisionOf(files, { cwd: folder, env })).toBeUndefined();
});
