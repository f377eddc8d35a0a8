import { expect, test } from 'vitest';
import { openFleetDesk, pack } from '../app/fleet/desk.ts';

/** A tenth of the portals that one would ask for, so that a merge does not wait. */
const fates = { fine: 11, down: 4, busy: 2, secret: 1, pack: 1, consent: 1 } as const;
type Fate = keyof typeof fates;

const names = Object.entries(fates).flatMap(([fate, count]) =>
  Array.from({ length: count }, (_, at) => `${fate}-${at}`),
);
const fateOf = (name: string) => name.split('-')[0] as Fate;

const settings = (name: string) => {
  switch (fateOf(name)) {
    case 'down':
      return { url: `http://127.0.0.1:${names.indexOf(name) + 1}/rest/1/abcdefgh/` };
    case 'secret':
      return { url: 'https://portal.example/nothing' };
    case 'pack':
      return { entry: ', chats: [packs/broken.yaml]' };
    default:
      return {};
  }
};

test('in a fleet where a third is down, busy, wrong or waits for consent, all others end as if they were alone', async () => {
  const desk = await openFleetDesk(names, settings);
  desk.put('packs/broken.yaml', 'version: 1\nproject: team\nchats: { a: { color: ORANGE } }\n');
  const ready = names.filter((name) => ['consent', 'busy', 'fine'].includes(fateOf(name)));
  await desk.apply({ selection: { names: ready, labels: [], shard: undefined } });
  for (const name of names.filter((name) => fateOf(name) === 'consent'))
    for (const chat of desk.sandboxes.get(name)?.store.chats() ?? [])
      desk.sandboxes.get(name)?.store.addMember(chat.id, 3);
  for (const name of names.filter((name) => fateOf(name) === 'busy')) desk.sandboxes.get(name)?.setFaults(['json503']);
  desk.put('packs/base.yaml', pack(3, ', membership: exact'));
  const before = desk.state();
  const first = await desk.apply();
  for (const name of names.filter((name) => fateOf(name) === 'fine')) {
    expect([name, first.applied.get(name)]).toEqual([name, 'done 1']);
    expect(desk.titles(name)).toEqual([0, 1, 2].map((at) => `${name} ${at}`));
  }
  expect([...first.applied.keys()].every((name) => fateOf(name) === 'fine')).toBe(true);
  expect(first.result.unagreed.map(({ name }) => name)).toEqual(['consent-0']);
  const after = desk.state();
  for (const [file, text] of Object.entries(after)) if (!file.startsWith('fine')) expect(text).toBe(before[file]);

  for (const sandbox of desk.sandboxes.values()) {
    sandbox.setFaults([]);
    sandbox.clearLog();
  }
  const second = await desk.apply({ allowed: { 'remove-members': 2 } });
  expect([...second.applied.keys()].sort()).toEqual(['busy-0', 'busy-1', 'consent-0']);
  for (const name of names.filter((name) => fateOf(name) === 'fine')) expect(desk.writes(name)).toEqual([]);
});
