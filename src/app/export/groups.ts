import type { DepartmentRef, PersonRef } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import { type Message, message } from '../../model/message.ts';
import type { Reader } from '../../read/ask.ts';
import { nameOf, readGroups, readTree } from '../../read/departments.ts';
import { fewestEntries } from '../../resources/chat/fewest.ts';
import { groupKey } from '../../resources/chat/people.ts';

/** A department as it may stand in a file, and who is meant by it. */
export interface NamedGroup {
  readonly ref: DepartmentRef;
  readonly members: readonly number[];
}

/**
 * Every department, alone and with those below it, understood as the next run will understand what is written.
 *
 * Shape: in the order of their paths; none where this webhook or token may not see them.
 */
export async function readNamedGroups(reader: Reader): Promise<readonly NamedGroup[]> {
  try {
    const tree = await readTree(reader);
    const refs = tree.flatMap((department): readonly DepartmentRef[] => {
      const name = nameOf(department, tree);
      return [{ department: name }, { department: name, recursive: true }];
    });
    const found = await readGroups(reader, refs);
    return refs.flatMap((ref) => {
      const group = found.get(groupKey(ref));
      return group?.kind === 'found' ? [{ ref, members: group.members }] : [];
    });
  } catch (error) {
    if (error instanceof Fault && (error.code === 'SCOPE_MISSING' || error.code === 'READ_REFUSED')) return [];
    throw error;
  }
}

/** The fewest references that mean exactly these people: departments first, then everybody else as `ref` writes him. */
export function refsOf(
  people: readonly number[],
  groups: readonly NamedGroup[],
  ref: (id: number) => PersonRef,
): readonly PersonRef[] {
  const { groups: folded, others } = fewestEntries(people, groups);
  return [...folded.map((group) => group.ref), ...others.map(ref)];
}

/** What the reader should know of a chat whose people stand as departments; `people` counts those who are written. */
export function foldedNote(key: string, people: number, users: unknown): Message | undefined {
  const refs = Array.isArray(users) ? (users as readonly PersonRef[]) : [];
  const departments = refs.filter((ref): ref is DepartmentRef => typeof ref === 'object' && 'department' in ref);
  if (departments.length === 0) return undefined;
  const names = departments.map(({ department, recursive }) => `${department}${recursive ? ' (recursive)' : ''}`);
  const folded = people - (refs.length - departments.length);
  return message('EXPORT_FOLDED', { key, people: folded, departments: names.join(', ') });
}
