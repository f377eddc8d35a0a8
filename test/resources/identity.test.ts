import { describe, expect, it } from 'vitest';
import {
  isForeign,
  isReserved,
  keyInMarker,
  markerOf,
  markersOf,
  mayBeLostCreate,
  mayBeOurs,
  olderKey,
  sentCreate,
  wantedTitle,
  wantedType,
} from '../../src/resources/chat/identity.ts';
import { isWritableEntity } from '../../src/resources/chat/marker.ts';
import { caller, chat, written } from '../plan/worlds.ts';

describe('the marker of a chat', () => {
  const plain = { project: 'team', identity: 'lockfile' } as const;
  const marker = { project: 'team', identity: 'marker' } as const;
  const renamed = written('a', { previousKeys: ['old', 'a', 'older'] });

  it('is its key, the keys it had and the one that its row remembers, each once', () => {
    const ids = (row = {}) => markersOf(marker, renamed, row).map(({ id }) => id);
    expect(ids()).toEqual(['team/a', 'team/old', 'team/older']);
    expect(ids({ marker: 'oldest' })).toEqual(['team/a', 'team/old', 'team/older', 'team/oldest']);
    expect(ids({ marker: 'old' })).toHaveLength(3);
    expect(markersOf(marker, renamed)[0]?.type).toBe('PROVISION');
    expect(markerOf(marker, renamed)).toEqual({ type: 'PROVISION', id: 'team/a' });
  });

  it('is none where the lockfile identifies chats, and the chat’s own pair where it has one', () => {
    expect([markersOf(plain, renamed), markerOf(plain, renamed)]).toEqual([[], undefined]);
    const own = written('a', { entity: { type: 'ACME', id: 'x', more: 1 } } as never);
    for (const config of [plain, marker])
      expect(markersOf(config, own, { marker: 'b' })).toEqual([{ type: 'ACME', id: 'x' }]);
  });

  it('names a key of this project, or none', () => {
    expect(keyInMarker({ type: 'PROVISION', id: 'team/sales/emea' }, 'team')).toBe('sales/emea');
    expect(keyInMarker({ type: 'PROVISION', id: 'team2/a' }, 'team')).toBeUndefined();
    expect(keyInMarker({ type: 'ACME', id: 'team/a' }, 'team')).toBeUndefined();
  });

  const marked = (id: string, type = 'PROVISION') => chat(7, { entity: { type, id } });

  it('is remembered where it names another key', () => {
    expect(olderKey(marked('team/old'), 'team', 'a')).toBe('old');
    expect(olderKey(marked('team/a'), 'team', 'a')).toBeUndefined();
    expect(olderKey(marked('other/old'), 'team', 'a')).toBeUndefined();
    expect(olderKey(chat(7), 'team', 'a')).toBeUndefined();
  });

  it.each<[string, ReturnType<typeof chat>, object | undefined, boolean]>([
    ['none', chat(7), undefined, false],
    ['another pair', marked('team/x', 'ACME'), undefined, false],
    ['its own', marked('team/a'), undefined, false],
    ['that of an earlier key', marked('team/older'), undefined, false],
    ['that of the row', marked('team/oldest'), { marker: 'oldest' }, false],
    ['that of another key', marked('team/x'), { marker: 'oldest' }, true],
    ['that of another project', marked('other/a'), undefined, true],
  ])('makes a chat somebody else’s or not: %s', (_what, facts, row, isTheirs) => {
    expect(isForeign(facts, 'team', renamed, row)).toBe(isTheirs);
  });

  it('of a chat without a row may be this key’s, or that of a key which left the file', () => {
    const keys = new Set(['a', 'b']);
    const may = (facts: ReturnType<typeof chat>) => mayBeOurs(facts, renamed, 'team', keys);
    expect([may(chat(7)), may(marked('team/a')), may(marked('team/old')), may(marked('team/gone'))]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([may(marked('team/b')), may(marked('other/a')), may(marked('x', 'ACME'))]).toEqual([false, false, false]);
  });

  it('may be written only where everybody compares it alike, and never as one of the portal’s own', () => {
    const can = (type: string, id: string) => isWritableEntity({ type, id });
    expect([can('A', 'x'), can('ACME_1', '~!'), can('A'.repeat(50), 'x'.repeat(255)), can('A', '00')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      [
        can('', 'x'),
        can('a', 'x'),
        can('1A', 'x'),
        can('A-', 'x'),
        can('A'.repeat(51), 'x'),
        can('A', ''),
        can('A', 'x y'),
        can('A', 'é'),
        can('A', '0'),
        can('A', 'x'.repeat(256)),
      ].filter(Boolean),
    ).toEqual([]);
    for (const type of ['CRM', 'SONET_GROUP', 'SUPPORT24_NOTIFIER', 'AI_ASSISTANT_PRIVATE', 'FAVORITE'])
      expect(isReserved(type)).toBe(true);
    for (const type of ['crm', 'ACME', '', 'PROVISION']) expect(isReserved(type)).toBe(false);
  });
});

describe('a lost create', () => {
  const sent = { title: 'a', type: 'CHAT', by: caller };
  const made = (more: Parameters<typeof chat>[1] = {}) => chat(7, { title: 'a', createdSec: 1_000, ...more });

  it('may have made a plain chat of its title, type and sender, made since, give or take two minutes', () => {
    expect(mayBeLostCreate(made(), sent, 1_000)).toBe(true);
    expect(mayBeLostCreate(made(), sent, 1_120)).toBe(true);
    expect(mayBeLostCreate(made(), sent, 1_121)).toBe(false);
    for (const more of [{ title: 'A' }, { owner: 2 }, { type: 'OPEN' }, { entity: { type: 'X', id: 'y' } }])
      expect(mayBeLostCreate(made(more), sent, 1_000)).toBe(false);
  });

  it('was sent as its row says, or as the file does', () => {
    const a = written('a', { title: ' A ', type: 'OPEN' });
    expect(sentCreate(a, { sent }, 5)).toBe(sent);
    expect(sentCreate(a, {}, 5)).toEqual({ title: 'A', type: 'OPEN', by: 5 });
    expect([wantedTitle(a), wantedType(a), wantedType(written('b'))]).toEqual(['A', 'OPEN', 'CHAT']);
  });
});
