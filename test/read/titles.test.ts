import { describe, expect, it } from 'vitest';
import { byFirstWord } from '../../src/read/titles.ts';
import { atDesk } from '../laws/desk.ts';
import { fc } from '../property.ts';

const groups = (...titles: readonly string[]) => Object.fromEntries(byFirstWord(titles));

describe('titles that are searched for together', () => {
  it('are those that begin with the same plain word', () => {
    expect(groups('Project Anna', 'project Boris', 'The project', 'Sales')).toEqual({
      project: ['Project Anna', 'project Boris'],
      'The project': ['The project'],
      sales: ['Sales'],
    });
    expect(groups('Отдел продаж', 'отдел кадров')).toEqual({ отдел: ['Отдел продаж', 'отдел кадров'] });
  });

  it('never share what the portal may read in another way: numbers, signs, short words', () => {
    expect(groups('2026 HR', '2026 IT')).toEqual({ '2026 HR': ['2026 HR'], '2026 IT': ['2026 IT'] });
    expect(groups('team_a!', 'team_a?')).toEqual({ 'team_a!': ['team_a!'], 'team_a?': ['team_a?'] });
  });

  it('are all there, each once', () => {
    const word = fc.constantFrom('Alpha', 'Beta', 'и', '7', 'gamma-ray');
    const titles = fc.array(fc.array(word).map((words) => words.join(' ')));
    fc.assert(
      fc.property(titles, (some) => {
        expect([...byFirstWord(some).values()].flat().toSorted()).toEqual([...new Set(some)].toSorted());
      }),
    );
  });
});

describe('looking for chats of the same title', () => {
  const sixty = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`p${n}`, { title: `Project ${n + 1000}` }]));
  const searches = (commands: readonly { method: string }[]) =>
    commands.filter(({ method }) => method === 'im.search.chat.list').length;

  it('finds one that its owner hid from the recent list, with one search for all titles that begin alike', async () => {
    await atDesk(async (desk) => {
      const id = desk.sandbox.store.createChat({ title: 'Project 1007' });
      desk.sandbox.store.hideFromRecent(id, 1);
      desk.write({ chats: sixty });
      const { plan } = await desk.plan();
      expect(
        plan.chats.filter(({ changes }) => changes[0]?.kind === 'adopt').map((chat) => [chat.key, chat.id]),
      ).toEqual([['p7', id]]);
      expect(searches(desk.sandbox.commands)).toBe(1);
    });
  });

  it('asks for each title where one answer cannot hold all that begin alike', async () => {
    await atDesk(async (desk) => {
      for (let n = 2000; n < 2050; n++) desk.sandbox.store.createChat({ title: `Project ${n}` });
      const id = desk.sandbox.store.createChat({ title: 'Project 1007' });
      for (let n = 2050; n < 2100; n++) desk.sandbox.store.createChat({ title: `Project ${n}` });
      desk.sandbox.store.hideFromRecent(id, 1);
      desk.write({ chats: sixty });
      const { plan } = await desk.plan();
      expect(
        plan.chats.filter(({ changes }) => changes[0]?.kind === 'adopt').map((chat) => [chat.key, chat.id]),
      ).toEqual([['p7', id]]);
      expect(searches(desk.sandbox.commands)).toBe(61);
    });
  });
});
