import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bucketFile } from '../../src/disk/bucket-file.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'provision-cache-'));
});
afterEach(() => rmSync(cache, { recursive: true }));

describe('what is left in the bucket of a portal', () => {
  it('is known to the next run in whatever folder, and however little it is', async () => {
    await bucketFile({ XDG_CACHE_HOME: cache }, 'Corp.Example').save({ level: 3, wallMs: 1000 });
    expect(await bucketFile({ XDG_CACHE_HOME: cache }, 'corp.example').load()).toEqual({ level: 3, wallMs: 1000 });
  });

  it('is forgotten once the bucket is empty, and never mixed up between portals', async () => {
    const file = bucketFile({ XDG_CACHE_HOME: cache }, 'corp.example:8443');
    await file.save({ level: 40, wallMs: 1000 });
    expect(await bucketFile({ XDG_CACHE_HOME: cache }, 'corp.example').load()).toBeUndefined();
    await file.save({ level: 0, wallMs: 2000 });
    expect(await file.load()).toBeUndefined();
    expect(readdirSync(join(cache, 'provision'))).toEqual([]);
  });

  it('costs nothing where the cache cannot be written or read', async () => {
    const file = bucketFile({ XDG_CACHE_HOME: '/dev/null' }, 'corp.example');
    await file.save({ level: 40, wallMs: 1000 });
    expect(await file.load()).toBeUndefined();
  });
});
