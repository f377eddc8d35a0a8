import { Indexes } from './indexes.ts';
import { type Rows, TABLE_NAMES, type TableName } from './rows.ts';

/** One row written or removed: what the journal keeps and what listeners hear. */
export type Mutation = {
  [T in TableName]:
    | { readonly table: T; readonly id: Rows[T]['id']; readonly row: Rows[T] }
    | { readonly table: T; readonly id: Rows[T]['id']; readonly row: null };
}[TableName];

type Table<T extends TableName> = Map<Rows[T]['id'], Rows[T]>;

/**
 * All data of the portal as plain tables; every change passes `put` or `remove` and nothing else.
 *
 * Indexes, journal and listeners hang on that one path, so they cannot fall behind.
 */
export class Tables {
  readonly indexes = new Indexes();
  readonly #tables: { [T in TableName]: Table<T> } = {
    users: new Map(),
    departments: new Map(),
    chats: new Map(),
    members: new Map(),
    messages: new Map(),
    files: new Map(),
    notes: new Map(),
  };
  readonly #listeners = new Set<(mutation: Mutation) => void>();
  readonly #lastIds = new Map<TableName, number>();
  #mutations = 0;

  /** Grows with every row written or removed. */
  get mutations(): number {
    return this.#mutations;
  }

  get<T extends TableName>(table: T, id: Rows[T]['id']): Rows[T] | undefined {
    return this.#tables[table].get(id);
  }

  all<T extends TableName>(table: T): IterableIterator<Rows[T]> {
    return this.#tables[table].values();
  }

  count(table: TableName): number {
    return this.#tables[table].size;
  }

  put<T extends TableName>(table: T, row: Rows[T]): Rows[T] {
    const previous = this.#tables[table].get(row.id);
    this.#tables[table].set(row.id, row);
    if (typeof row.id === 'number') this.#lastIds.set(table, Math.max(this.#lastIds.get(table) ?? 0, row.id));
    this.indexes.replace(table, previous, row);
    this.#tell({ table, id: row.id, row } as Mutation);
    return row;
  }

  remove<T extends TableName>(table: T, id: Rows[T]['id']): void {
    const previous = this.#tables[table].get(id);
    if (previous === undefined) return;
    this.#tables[table].delete(id);
    this.indexes.replace(table, previous, undefined);
    this.#tell({ table, id, row: null } as Mutation);
  }

  /** Ids are never given twice, also not after the row with the highest one is gone. */
  nextId(table: TableName): number {
    const id = (this.#lastIds.get(table) ?? 0) + 1;
    this.#lastIds.set(table, id);
    return id;
  }

  lastIds(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#lastIds);
  }

  raiseLastIds(ids: Readonly<Record<string, number>>): void {
    for (const table of TABLE_NAMES) {
      this.#lastIds.set(table, Math.max(this.#lastIds.get(table) ?? 0, ids[table] ?? 0));
    }
  }

  onMutation(listener: (mutation: Mutation) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(mutation: Mutation): void {
    this.#mutations += 1;
    for (const listener of this.#listeners) listener(mutation);
  }
}
