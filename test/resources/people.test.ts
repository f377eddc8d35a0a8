import { describe, expect, it } from 'vitest';
import { peopleIn, peopleOf } from '../../src/resources/chat/named-people.ts';
import {
  groupKey,
  idsBehind,
  isUnresolved,
  personName,
  refText,
  tellsOfUnresolved,
  withExceptions,
} from '../../src/resources/chat/people.ts';
import { written } from '../plan/worlds.ts';

describe('people as a config names them', () => {
  const person = (id: number, active: boolean) => ({
    id,
    name: `N${id}`,
    email: '',
    active,
    bot: false,
    extranet: false,
  });
  const directory = {
    people: new Map([...[1, 2, 3, 4].map((id) => [id, person(id, id !== 4)] as const), [9, undefined] as const]),
    emails: new Map([
      ['one@x', [1]],
      ['gone@x', [4]],
      ['both@x', [1, 4]],
      ['two@x', [1, 2]],
      ['goners@x', [4, 4]],
      ['none@x', []],
    ]),
    groups: new Map([
      ['one:string:S', { kind: 'found' as const, members: [1, 2, 3] }],
      ['one:string:U', { kind: 'unknown' as const }],
    ]),
  };

  it.each([
    [1, [1]],
    [4, [4]],
    [9, []],
    [10, []],
    ['ONE@x', [1]],
    ['gone@x', [4]],
    ['both@x', [1]],
    ['two@x', []],
    ['goners@x', []],
    ['none@x', []],
    ['never@x', []],
    [{ department: 'S' }, [1, 2, 3]],
    [{ department: 'U' }, []],
    [{ department: 'X' }, []],
    [{ department: 'S', except: [2, 'one@x'] }, [3]],
    [{ department: 'S', except: [9] }, []],
    [{ department: 'S', except: [1, 2, 3] }, []],
    [{ department: 'S', except: [] }, [1, 2, 3]],
  ])('%j stands for %j', (ref, ids) => {
    expect([idsBehind(ref as never, directory), isUnresolved(ref as never, directory)]).toEqual([
      ids,
      ids.length === 0,
    ]);
  });

  it('are asked for together with those who are left out, and theirs', () => {
    const inner = { department: 'B', except: [3] };
    const ref = { everyone: true, except: [1, inner] } as const;
    expect(withExceptions(ref as never)).toEqual([ref, 1, inner, 3]);
    expect([withExceptions(5), withExceptions({ head: 'A' })]).toEqual([[5], [{ head: 'A' }]]);
  });

  it('are one question however they are written, and other questions where they differ', () => {
    expect(groupKey({ recursive: true, department: 'A' })).toBe(
      groupKey({ department: 'A', recursive: true, except: [1] }),
    );
    const keys = [
      { everyone: true },
      { head: 'A' },
      { head: '2' },
      { head: 2 },
      { department: 'A' },
      { department: '2' },
      { department: 2 },
      { department: 2, recursive: true },
    ];
    expect(keys.map((ref) => groupKey(ref as never))).toEqual([
      'everyone',
      'head:string:A',
      'head:string:2',
      'head:number:2',
      'one:string:A',
      'one:string:2',
      'one:number:2',
      'tree:number:2',
    ]);
    expect(groupKey({ department: 2, recursive: false })).toBe('one:number:2');
  });

  it('are written for readers', () => {
    expect(
      [5, 'a@x', { everyone: true }, { head: 'A' }, { department: 2 }].map((ref) => refText(ref as never)),
    ).toEqual(['5', 'a@x', 'everyone', 'A', '2']);
    const people = new Map([
      [1, { ...person(1, true), email: 'a@x' }],
      [2, person(2, true)],
      [3, { ...person(3, true), name: '' }],
    ]);
    expect([1, 2, 3, 4].map((id) => personName(id, { ...directory, people }))).toEqual(['a@x (1)', 'N2 (2)', '3', '4']);
  });

  it('are named by members, managers and owner', () => {
    const a = written('a', { users: [1, 'x@x'], managers: [2], owner: 3 });
    expect([peopleOf(a), peopleIn(a, 'users'), peopleIn(a, 'title'), peopleIn(written('b'), 'users')]).toEqual([
      [1, 'x@x', 3, 2],
      [1, 'x@x'],
      [],
      [],
    ]);
  });

  it('who will not be there are told by some codes, who might not by others', () => {
    const all = [
      'PERSON_UNKNOWN',
      'PERSON_AMBIGUOUS',
      'PERSON_DISMISSED',
      'DEPARTMENT_UNKNOWN',
      'DEPARTMENT_AMBIGUOUS',
      'DEPARTMENT_EMPTY',
      'DEPARTMENT_HEADLESS',
      'EXCEPTION_UNKNOWN',
    ] as const;
    for (const code of all) expect(tellsOfUnresolved({ code })).toBe(true);
    for (const code of ['PERSON_BOT', 'PERSON_EXTRANET', 'REMOVALS_HELD'] as const)
      expect(tellsOfUnresolved({ code })).toBe(false);
  });
});
