import { describe, expect, it } from 'vitest';
import { exportedFields, whatIsLeft, withoutInheriting } from '../../src/resources/chat/export.ts';
import { chat } from '../plan/worlds.ts';

describe('a chat that is exported', () => {
  const person = (id: number, active = true) => ({
    id,
    name: '',
    email: `u${id}@x`,
    active,
    bot: false,
    extranet: false,
  });
  const directory = {
    people: new Map([1, 2, 3].map((id) => [id, person(id, id !== 3)])),
    emails: new Map(),
    groups: new Map(),
  };
  const resolver = {
    people: () => [],
    name: String,
    ref: (id: number) => `u${id}@x`,
    refs: (ids: readonly number[]) => ids.map((id) => `u${id}@x`),
    picture: () => undefined as never,
  };

  it('is written with all that a config can say, without people who left', () => {
    const facts = chat(7, {
      title: 'A',
      description: 'd',
      type: 'OPEN',
      members: [1, 2, 3],
      owner: 2,
      entity: { type: 'ACME', id: 'x' },
    });
    expect(exportedFields(facts, resolver, directory)).toEqual({
      title: 'A',
      type: 'OPEN',
      description: 'd',
      color: 'RED',
      users: ['u1@x', 'u2@x'],
      owner: 'u2@x',
      entity: { type: 'ACME', id: 'x' },
    });
  });

  it('leaves out an owner who left and a pair that no config could say, and that is told', () => {
    const facts = chat(7, { owner: 3, entity: { type: 'lower', id: 'x' } });
    expect(whatIsLeft(facts, directory)).toEqual(['owner', 'entity']);
    expect(Object.keys(exportedFields(facts, resolver, directory))).not.toContain('owner');
    expect(Object.keys(exportedFields(facts, resolver, directory))).not.toContain('entity');
    expect(whatIsLeft(chat(7, { owner: 9 }), directory)).toEqual(['owner']);
    expect(whatIsLeft(chat(7, { entity: { type: 'ACME', id: 'x' } }), directory)).toEqual([]);
  });

  it('leaves out a description that the portal would keep in another way', () => {
    const left = (description: string) => whatIsLeft(chat(7, { description }), directory);
    for (const description of [' padded', '0', 'x'.repeat(70_000)]) expect(left(description)).toEqual(['description']);
    for (const description of ['', 'plain', 'a\nb']) expect(left(description)).toEqual([]);
    expect(exportedFields(chat(7, { description: ' padded' }), resolver, directory)).not.toHaveProperty('description');
  });

  it('says what it does not inherit', () => {
    const facts = chat(7, { managers: [1, 2], owner: 1 });
    const says = (field: string) => withoutInheriting(field, facts, resolver);
    expect([says('description'), says('membership'), says('managers'), says('color')]).toEqual([
      '',
      'ensure',
      ['u2@x'],
      undefined,
    ]);
  });
});
