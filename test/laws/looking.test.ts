import { describe, expect, it } from 'vitest';
import { openGate } from './crash.ts';
import { atDesk, type Desk, dueOf } from './desk.ts';

const config = { chats: { a: { title: 'Team', users: [2] }, b: { title: 'Other' } } };

/** A plan in whose middle another run comes to its end: what it made is there from the first, its notes only at request `at`. */
async function planMeeting(desk: Desk, at: number) {
  desk.write(config);
  let [requests, notes] = [0, ''];
  const gate = await openGate(
    desk,
    () => (++requests === at && notes !== '' ? 'happen-then-pass' : 'pass'),
    () => desk.put('chats.lock.json', notes),
  );
  desk.atEnd(gate.close);
  await desk.apply({ url: gate.url });
  [requests, notes] = [0, desk.lockText() ?? ''];
  desk.forgetLockfile();
  const { plan } = await desk.plan({ url: gate.url });
  return { due: dueOf(plan), consents: plan.consents, requests };
}

describe('a plan, which takes no lock,', () => {
  it.each([1, 2])('takes no chat for a stranger that a run at work notes at its request %i', async (at) => {
    await atDesk(async (desk) => {
      const met = await planMeeting(desk, at);
      expect(met.requests).toBeGreaterThanOrEqual(at);
      expect(met).toMatchObject({ due: [], consents: {} });
    });
  });

  it('asks for consent where nobody is at work, and looks once', async () => {
    await atDesk(async (desk) => {
      const met = await planMeeting(desk, 1_000);
      expect(met.consents).toEqual({ adopt: 2 });
      expect(met.requests).toBeLessThanOrEqual(3);
    });
  });
});
