import type { Rows, TableName } from './rows.ts';

/*
 * A data file may come from a stranger. What a row is used for further in (a name of a file, a type that a browser is told, a number that
 * is counted on) is judged here, once, so that the rest may believe it.
 */

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const flag: Test = (value) => typeof value === 'boolean';
const id: Test = (value) => Number.isSafeInteger(value) && Number(value) > 0;
const count: Test = (value) => Number.isFinite(value);
const numbers: Test = (value) => Array.isArray(value) && value.every(count);
const texts: Test = (value) => Array.isArray(value) && value.every(text);
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const matching =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const object: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const shapes: { readonly [T in TableName]: { readonly [Field in keyof Rows[T]]?: Test } } = {
  users: {
    id,
    active: flag,
    login: text,
    name: text,
    lastName: text,
    secondName: text,
    email: text,
    departments: numbers,
    kind: matching(/^(?:employee|extranet|bot|email)$/),
    groups: numbers,
    gender: text,
    position: text,
    admin: flag,
    color: text,
    registered: count,
  },
  departments: { id, name: text, sort: count, parent: orNull(id), head: orNull(id) },
  chats: {
    id,
    type: matching(/^[CO]$/),
    special: text,
    title: text,
    description: orNull(text),
    color: text,
    avatar: orNull(id),
    owner: count,
    entityType: text,
    entityId: text,
    entityData: texts,
    extranet: flag,
    rights: object,
    messageCount: count,
    lastMessage: count,
    userCount: count,
    created: count,
    lastActivity: count,
  },
  members: { id, chat: id, user: id, manager: flag, muted: flag, startId: count, lastRead: count, reason: text },
  messages: { id, chat: id, author: count, system: flag, date: count, text, code: text, uuid: orNull(text) },
  files: {
    id,
    path: matching(/^\/(?!\/)[\w./-]{1,300}$/),
    type: matching(/^image\/(?:png|gif|jpeg|bmp|webp|svg\+xml)$/),
    width: count,
    height: count,
    sizeBytes: count,
    sha256: matching(/^[0-9a-f]{64}$/),
  },
  notes: { id: text, value: (value) => value !== undefined && value !== null },
};

/** Is a value from outside a row of this table? */
export function isRow<T extends TableName>(table: T, value: unknown): value is Rows[T] {
  if (!object(value)) return false;
  const row = value as Readonly<Record<string, unknown>>;
  return Object.entries(shapes[table]).every(([field, fits]) => (fits as Test)(row[field]));
}
