import { describe, expect, it } from 'vitest';
import type { Applied } from '../../src/app/apply.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { fc, repeated } from '../property.ts';
import { agree, atDesk, type Desk, dueOf, linesOf, type Written } from './desk.ts';
import { effectsMissing, writesUnplanned } from './effects.ts';
import { unexplained } from './oracle.ts';
import { caller, configs, deeds, perform, pictures, putPictures, renamed } from './worlds.ts';

/** Applies with whatever consent it takes; the plan that was executed, and the commands that it sent. */
async function applied(desk: Desk): Promise<Extract<Applied, { kind: 'applied' }>> {
  desk.sandbox.clearLog();
  const result = await desk.apply({ consent: agree });
  if (result.kind !== 'applied') throw new Error(`nothing was applied: ${JSON.stringify(result)}`);
  expect(result.outcome.stoppedBy).toBeUndefined();
  expect(result.outcome.left).toEqual([]);
  return result;
}

/** After an apply nothing is left to do, nothing is lost, and doing it again does nothing. */
async function expectSettled(desk: Desk, config: Written, { planned, outcome }: Extract<Applied, { kind: 'applied' }>) {
  const sent = desk.sandbox.commands.slice();
  const next = await plannedWithoutWrites(desk);
  expect(dueOf(next)).toEqual([]);
  expect(writesUnplanned(planned.plan, idsOf(desk), sent)).toEqual([]);
  expect(effectsMissing(planned.plan, outcome, idsOf(desk), sent)).toEqual([]);
  expect(unexplained(desk.sandbox.store, config, idsOf(desk), next)).toEqual([]);
  expectAvatars(desk, config, next);
  const bytes = desk.lockText();
  desk.sandbox.clearLog();
  await desk.apply();
  expect(desk.writes()).toEqual([]);
  expect(desk.lockText()).toBe(bytes);
}

async function plannedWithoutWrites(desk: Desk): Promise<Plan> {
  const [bytes, portal] = [desk.lockText(), JSON.stringify(desk.sandbox.store.chats())];
  desk.sandbox.clearLog();
  const { plan } = await desk.plan();
  expect(desk.writes()).toEqual([]);
  expect(desk.sandbox.commands.filter(({ changed }) => changed)).toEqual([]);
  expect(desk.lockText()).toBe(bytes);
  expect(JSON.stringify(desk.sandbox.store.chats())).toBe(portal);
  return plan;
}

function idsOf(desk: Desk): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(Object.entries(desk.rows()).map(([key, { id }]) => [key, id]));
}

function expectAvatars({ sandbox, ...desk }: Desk, { chats }: Written, next: Plan): void {
  const ids = idsOf({ sandbox, ...desk });
  const blocked = new Set(next.chats.filter((chat) => chat.blocked).map(({ key }) => key));
  for (const [key, { avatar }] of Object.entries(chats)) {
    if (avatar === undefined || blocked.has(key)) continue;
    const noted = next.chats.some((chat) => chat.key === key && chat.changes.some(({ field }) => field === 'avatar'));
    const wanted = pictures[String(avatar).slice('avatars/'.length)];
    if (!noted) expect(sandbox.store.avatarBytes(ids[key] ?? 0)?.toString('hex'), key).toBe(wanted?.toString('hex'));
  }
}

describe('apply, then plan', () => {
  it('is empty for any new config, with every field on the portal', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(configs, (config) =>
        atDesk(async (desk) => {
          putPictures(desk);
          desk.write(config);
          const result = await applied(desk);
          expect(result.outcome.failed).toEqual([]);
          expect(desk.sandbox.store.chats()).toHaveLength(Object.keys(config.chats).length);
          await expectSettled(desk, config, result);
        }),
      ),
      repeated(12),
    );
  });

  it('is empty, or says why not, whatever people did to the chats in between', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(configs, configs, deeds, deeds, fc.nat(), (before, after, some, more, pick) =>
        atDesk(async (desk) => {
          putPictures(desk);
          const undocumented = before.undocumented === true || after.undocumented === true;
          const first = { ...before, identity: after.identity ?? 'lockfile', undocumented };
          desk.write(first);
          await applied(desk);
          await perform(desk, [...some, ...more]);
          const config = { ...after, undocumented, chats: renamed({ ...first.chats, ...after.chats }, pick) };
          desk.write(config);
          const protectedBefore = protectedMembers(desk, config);
          const result = await applied(desk);
          expectProtected(desk.sandbox, protectedBefore);
          expectCallerAndOwnersStay(desk.sandbox);
          await expectSettled(desk, config, result);
        }),
      ),
      repeated(20),
    );
  });
});

/** The members of chats that the file protects. */
function protectedMembers(desk: Desk, { chats }: Written): ReadonlyMap<number, readonly number[]> {
  const ids = idsOf(desk);
  return new Map(
    Object.entries(chats).flatMap(([key, { protect }]) => {
      const chat = desk.sandbox.store.chat(ids[key] ?? 0);
      return protect === true && chat ? [[chat.id, chat.members] as const] : [];
    }),
  );
}

function expectProtected({ store }: Sandbox, before: ReadonlyMap<number, readonly number[]>): void {
  for (const [id, members] of before) expect(store.chat(id)?.members).toEqual(expect.arrayContaining([...members]));
}

/** `membership: exact` never shows the caller or an owner the door. */
function expectCallerAndOwnersStay({ commands, store }: Sandbox): void {
  for (const { method, params } of commands) {
    if (method.toLowerCase() !== 'im.chat.user.delete') continue;
    const { CHAT_ID, USER_ID } = params as { CHAT_ID: number; USER_ID: number };
    expect(Number(USER_ID)).not.toBe(caller);
    expect(store.chat(Number(CHAT_ID))?.owner).not.toBe(Number(USER_ID));
  }
}

it('shows the lines of a plan that is not empty', async () => {
  await atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'A' } } });
    expect(linesOf((await desk.plan()).plan)).toEqual(['create a  {} ']);
  });
});
