import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/base/json.ts';
import type { PersonRef } from '../../src/model/config.ts';
import { readDirectory } from '../../src/read/directory.ts';
import { idsBehind, isUnresolved, problemOf } from '../../src/resources/chat/people.ts';

const departments = [
  { ID: '1', NAME: 'Corp' },
  { ID: '2', NAME: 'Sales', PARENT: '1', UF_HEAD: '20' },
  { ID: '3', NAME: 'EMEA', PARENT: '2', UF_HEAD: '30' },
  { ID: '4', NAME: 'Support', PARENT: '1' },
  { ID: '5', NAME: 'EMEA', PARENT: '4', UF_HEAD: '50' },
  { ID: '6', NAME: 'R/D', PARENT: '1' },
];
/** 20 heads Sales and works there, 30 heads EMEA below it, 50 is dismissed, 60 is a guest from outside. */
const users = [
  { ID: '20', ACTIVE: true, USER_TYPE: 'employee', UF_DEPARTMENT: [2], EMAIL: 'head@corp.example' },
  { ID: '21', ACTIVE: true, USER_TYPE: 'employee', UF_DEPARTMENT: [2], EMAIL: 'anna@corp.example' },
  { ID: '30', ACTIVE: true, USER_TYPE: 'employee', UF_DEPARTMENT: [3], EMAIL: 'emea@corp.example' },
  { ID: '50', ACTIVE: false, USER_TYPE: 'employee', UF_DEPARTMENT: [5], EMAIL: 'gone@corp.example' },
  { ID: '60', ACTIVE: true, USER_TYPE: 'extranet', UF_DEPARTMENT: [], EMAIL: 'guest@corp.example' },
];

/** A portal that drops every filter it is given, as one does whose webhook lacks a scope. */
function answer(method: string, params: JsonObject): Json {
  if (method === 'department.get') return departments;
  if (method === 'user.get') return users;
  const ids = params.ID as readonly number[];
  return users
    .filter(({ ID }) => ids.includes(Number(ID)))
    .map(({ ID, ACTIVE, EMAIL }) => ({ id: Number(ID), name: EMAIL, email: EMAIL, active: ACTIVE }));
}

const client = {
  call: async ({ method, params }: { method: string; params: JsonObject }) =>
    ({ kind: 'done', result: answer(method, params) }) as const,
  nowSec: async () => 0,
};

async function behind(ref: PersonRef) {
  const directory = await readDirectory({ client: client as never }, [ref]);
  return [idsBehind(ref, directory), problemOf(ref, directory)?.code, isUnresolved(ref, directory)];
}

test.each<[PersonRef, readonly number[], string | undefined]>([
  [{ department: 'Sales' }, [20, 21], undefined],
  [{ department: 'Sales', recursive: true }, [20, 21, 30], undefined],
  [{ department: 'EMEA' }, [], 'DEPARTMENT_AMBIGUOUS'],
  [{ department: 'Sales/EMEA' }, [30], undefined],
  [{ department: '/Corp/Sales/EMEA' }, [30], undefined],
  [{ department: '/Sales/EMEA' }, [], 'DEPARTMENT_UNKNOWN'],
  [{ department: 'Corp/EMEA' }, [], 'DEPARTMENT_UNKNOWN'],
  [{ department: 'R/D' }, [], 'DEPARTMENT_EMPTY'],
  [{ department: 'Corp/R/D' }, [], 'DEPARTMENT_EMPTY'],
  [{ head: 'Sales' }, [20], undefined],
  [{ head: 3 }, [30], undefined],
  [{ head: 'Support' }, [], 'DEPARTMENT_HEADLESS'],
  [{ head: 'Support/EMEA' }, [50], 'PERSON_DISMISSED'],
  [{ head: 'EMEA' }, [], 'DEPARTMENT_AMBIGUOUS'],
  [{ everyone: true }, [20, 21, 30], undefined],
  [{ everyone: true, except: [{ department: 'Sales/EMEA' }] }, [20, 21], undefined],
  [{ department: 'Sales', except: ['anna@corp.example'] }, [20], undefined],
  [{ department: 'Sales', except: [{ head: 'Sales' }] }, [21], undefined],
  [{ department: 'Sales', recursive: true, except: [20, 'gone@corp.example'] }, [21, 30], undefined],
  [{ department: 'Sales', except: ['annna@corp.example'] }, [], 'EXCEPTION_UNKNOWN'],
  [{ department: 'Sales', except: [{ department: 'EMEA' }] }, [], 'EXCEPTION_UNKNOWN'],
  [{ department: 'Sales', except: [{ head: 'Sails' }] }, [], 'EXCEPTION_UNKNOWN'],
  [{ department: 'Sales', except: [{ head: 'Support' }, { department: 'R/D' }] }, [20, 21], undefined],
  [{ everyone: true, except: [{ department: 'Sales', except: ['annna@corp.example'] }] }, [], 'EXCEPTION_UNKNOWN'],
])('%j stands for these people', async (ref, ids, code) => {
  expect(await behind(ref)).toEqual([ids, code, ids.length === 0]);
});

test('departments of one name are told apart by their paths', async () => {
  const ref = { department: 'EMEA' };
  const directory = await readDirectory({ client: client as never }, [ref]);
  expect(problemOf(ref, directory)?.args).toMatchObject({ paths: 'Corp/Sales/EMEA, Corp/Support/EMEA' });
});
