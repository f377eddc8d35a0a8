// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { line } from '../cli/line.ts';
import { bin } from '../cli/provision.ts';
import { sampled } from '../property.ts';
import { type Fate, openGate } from './crash.ts';
import type { Desk } from './desk.ts';

/* One process works on several portals when it dies: what was under way on each of them at that moment is settled by the next run. */

const timeScale = 50;
const names = ['bell', 'corp', 'dent'] as const;
const keys = ['a', 'b', 'c'];
/** Requests of an undisturbed run to all portals together, at most. */
const requestsAtMost = 20;
const fates: readonly Fate[] = ['die-before', 'die-after', 'die-then-act'];
const cases = fates.flatMap((fate, nth) => {
  const all = Array.from({ length: requestsAtMost }, (_, index) => ({ fate, at: index + 1 }));
  return sampled(all, 1, nth);
});

describe('a run over many portals that is killed at a request, and run again', () => {
  it.each(cases)(
    '$fate at request $at: on every portal no chat twice, none lost',
    { timeout: 120_000 },
    async ({ fate, at }) => {
      const closers: (() => unknown)[] = [];
      try {
        const folder = mkdtempSync(join(tmpdir(), 'provision-fleet-killed-'));
        const portals = await Promise.all(names.map((name) => startSandbox({ timeScale, seed: name })));
        closers.push(() => rmSync(folder, { recursive: true }), ...portals.map((portal) => portal.close));
        let seen = 0;
        let kill = () => {};
        const gates = await Promise.all(
          portals.map((sandbox) =>
            openGate(
              { sandbox } as Desk,
              () => (++seen === at ? fate : 'pass'),
              () => kill(),
            ),
          ),
        );
        closers.push(...gates.map((gate) => gate.close));
        write(
          folder,
          gates.map(({ url }) => url),
        );

        const env = { PATH: process.env.PATH ?? '', CI: '1', PROVISION_CLOCK_SCALE: String(timeScale) };
        const dying = spawn(process.execPath, [bin, 'apply', '--portal', '*'], { cwd: folder, env, stdio: 'ignore' });
        kill = () => dying.kill('SIGKILL');
        const [code, signal] = (await once(dying, 'close')) as [number | null, string | null];
        expect(seen >= at ? signal : code).toBe(seen >= at ? 'SIGKILL' : 0);

        const again = await line(['apply', '--portal', '*'], { cwd: folder, env });
        expect([again.code, again.stdout]).toEqual([0, expect.any(String)]);
        for (const portal of portals) expectWhole(portal, folder, portals);
        expect((await line(['plan', '--detailed-exitcode'], { cwd: folder, env })).code).toBe(0);
      } finally {
        for (const close of closers.reverse()) await close();
      }
    },
  );
});

function write(folder: string, urls: readonly string[]): void {
  mkdirSync(join(folder, 'packs'));
  const chats = keys.map((key) => `${key}: { title: "\${var:company} ${key}", users: [1, 2] }`).join(', ');
  writeFileSync(join(folder, 'packs/base.yaml'), `version: 1\nproject: team\nchats: { ${chats} }\n`);
  const entries = names.map((name, at) => `  ${name}: { url: "${urls[at]}", vars: { company: ${name} } }\n`).join('');
  const head = 'version: 1\nfleet: acme\ndefaults: { chats: [packs/base.yaml] }\nportals:\n';
  writeFileSync(join(folder, 'portals.yaml'), head + entries);
}

/** Each portal has its own chats, once, and its lockfile knows them by their ids. */
function expectWhole(portal: Sandbox, folder: string, portals: readonly Sandbox[]): void {
  const name = names[portals.indexOf(portal)] ?? '';
  const chats = portal.store.chats();
  expect(chats.map(({ title }) => title).sort()).toEqual(keys.map((key) => `${name} ${key}`));
  expect(readdirSync(join(folder, 'portals.lock.d'))).toContain(`${name}.lock.json`);
  const text = readFileSync(join(folder, `portals.lock.d/${name}.lock.json`), 'utf8');
  const [rows] = Object.values((JSON.parse(text) as { portals: Record<string, Record<string, unknown>> }).portals);
  const ids = new Map(chats.map(({ title, id }) => [title, id]));
  expect(rows).toEqual(Object.fromEntries(keys.map((key) => [key, { id: ids.get(`${name} ${key}`) }])));
}
