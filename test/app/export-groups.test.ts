import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exportChats } from '../../src/app/export/export.ts';
import type { SandboxOptions } from '../../src/sandbox/options.ts';
import { atDesk, type Desk, linesOf } from '../laws/desk.ts';
import { fc, repeated } from '../property.ts';

const fast = { limits: false };

interface Company extends Pick<SandboxOptions, 'people' | 'departments'> {
  readonly people: NonNullable<SandboxOptions['people']>;
  readonly departments: NonNullable<SandboxOptions['departments']>;
  /** Who is in each chat, by ids. */
  readonly chats: readonly (readonly number[])[];
}

/** Names that repeat, look like paths, ids and references, or differ in blanks alone. */
const names = fc.constantFrom(
  'Sales',
  'Sales',
  'Support',
  'EMEA',
  'Sales/EMEA',
  'Sales  ',
  '7',
  'Отдел',
  ' ',
  '$' + '{x}',
);

/** Small companies whose chats are made of whole departments, of those below them, and of anybody. */
const companies: fc.Arbitrary<Company> = fc
  .record({
    tree: fc.array(fc.record({ name: names, above: fc.nat(5) }), { minLength: 1, maxLength: 5 }),
    staff: fc.array(
      fc.record({ places: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 2 }), active: fc.nat(5).map(Boolean) }),
      { minLength: 2, maxLength: 8 },
    ),
    wanted: fc.array(
      fc.record({
        groups: fc.array(fc.record({ nth: fc.nat(4), deep: fc.boolean() }), { maxLength: 2 }),
        others: fc.array(fc.nat(8), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ tree, staff, wanted }) => {
    const departments = tree.map(({ name, above }, index) => ({
      id: index + 1,
      name,
      ...(index === 0 ? {} : { parent: (above % index) + 1 }),
    }));
    const boss = { id: 1, name: 'P1', email: 'p1@corp.example', departments: [1] };
    const people = staff.map(({ places, active }, index) => ({
      id: index + 2,
      name: `P${index + 2}`,
      ...(index % 3 === 0 ? {} : { email: `p${index + 2}@corp.example` }),
      departments: [...new Set(places.map((place) => (place % tree.length) + 1))],
      active,
    }));
    const company = { departments, people: [boss, ...people] };
    const chats = wanted.map(({ groups, others }) => [
      ...new Set([
        1,
        ...groups.flatMap(({ nth, deep }) => staffOf(company, (nth % tree.length) + 1, deep)),
        ...others.map((nth) => (nth % company.people.length) + 1),
      ]),
    ]);
    return { ...company, chats };
  });

/** Active people of a department, found without the tool. */
function staffOf({ people, departments }: Omit<Company, 'chats'>, id: number, deep: boolean): readonly number[] {
  const isWithin = (one: number | undefined): boolean =>
    one === id || (deep && one !== undefined && isWithin(departments.find((each) => each.id === one)?.parent));
  return people.filter((one) => one.active !== false && one.departments?.some(isWithin)).map((one) => one.id);
}

/** The fewest entries that any choice of departments could give. */
function fewest(company: Company, members: readonly number[]): number {
  const active = members.filter((id) => company.people.find((one) => one.id === id)?.active !== false);
  const groups = company.departments
    .flatMap(({ id }) => [staffOf(company, id, false), staffOf(company, id, true)])
    .filter((group) => group.every((id) => active.includes(id)));
  let least = active.length;
  for (let choice = 0; choice < 2 ** groups.length; choice += 1) {
    const chosen = groups.filter((_, nth) => (choice >> nth) % 2 === 1);
    const covered = new Set(chosen.flat());
    least = Math.min(least, chosen.length + active.filter((id) => !covered.has(id)).length);
  }
  return least;
}

/** Exports everything into a new file; its people, by the titles of their chats. */
async function exported(desk: Desk): Promise<{ text: string; users: ReadonlyMap<string, readonly unknown[]> }> {
  const done = await exportChats({ ...desk.options(), out: 'chats.yaml' });
  if (done.kind === 'invalid') throw new Error(JSON.stringify(done.diagnostics));
  const { chats } = parse(done.text) as { chats: Record<string, { title: string; users: unknown[] }> };
  return { text: done.text, users: new Map(Object.values(chats).map(({ title, users }) => [title, users])) };
}

test('departments in an export mean exactly who is in the chat, and no other choice of them would be shorter', async () => {
  await fc.assert(
    fc.asyncProperty(companies, (company) =>
      atDesk(
        async (desk) => {
          for (const [nth, users] of company.chats.entries())
            desk.sandbox.store.createChat({ title: `Chat ${nth}`, owner: 1, users: [...users] });
          const { text, users } = await exported(desk);
          const env = { PROVISION_URL: desk.sandbox.webhookUrl };
          expect(linesOf((await desk.plan({ env })).plan)).toEqual([]);
          // Nobody may be left out either: a plan that may remove people finds none to remove.
          desk.put('chats.yaml', text.replaceAll(/^ {4}users:/gm, '    membership: exact\n    users:'));
          expect(linesOf((await desk.plan({ env })).plan)).toEqual([]);
          for (const [nth, members] of company.chats.entries())
            expect(users.get(`Chat ${nth}`), text).toHaveLength(fewest(company, members));
        },
        { ...fast, people: company.people, departments: company.departments },
      ),
    ),
    repeated(10),
  );
}, 120_000);

test('the export says which people stand as departments, and that the chat will follow them', () =>
  atDesk(async (desk) => {
    desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1, 3, 12] });
    desk.sandbox.store.createChat({ title: 'Support', owner: 1, users: [1, 11, 7, 9] });
    const done = await exportChats(desk.options());
    expect(done).toMatchObject({
      notes: [
        { code: 'EXPORT_FOLDED', args: { key: 'sales', people: 2, departments: 'Sales' } },
        { code: 'EXPORT_FOLDED', args: { key: 'support', people: 2, departments: 'Разработка/Support' } },
      ],
    });
    expect(done.kind === 'exported' && done.text).toContain(
      'users: [{ department: Разработка/Support }, admin@corp.example, johnXsmith@corp.example]',
    );
  }, fast));

test.each([[['im', 'user']], [['im', 'department']], [['im']]])(
  'people stand by themselves, and nothing is wrong, where only %j is granted',
  (scopes) =>
    atDesk(
      async (desk) => {
        desk.sandbox.store.createChat({ title: 'Sales', owner: 1, users: [1, 3, 12] });
        const done = await exportChats(desk.options());
        expect(done.kind === 'exported' && done.text).not.toContain('department');
      },
      { ...fast, scopes },
    ),
);
