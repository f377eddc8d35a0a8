import type { Span } from './source.ts';

/** A value together with where it and its parts are written. Aliases share one object with their anchor. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly span: Span;
  readonly size: 1;
  /** Does it hold a `${` that nobody has read yet? */
  readonly open: boolean;
  /** A text that came whole from where all is text (a variable, a cell): `12` may mean a number there. */
  readonly loose?: boolean;
  /** Characters at its start that were written here and not filled in; absent where nothing was. */
  readonly writtenHere?: number;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly value: readonly unknown[];
  readonly span: Span;
  /** Values in it with all aliases written out. */
  readonly size: number;
  readonly open: boolean;
  readonly items: readonly Located[];
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly value: Readonly<Record<string, unknown>>;
  readonly span: Span;
  readonly size: number;
  readonly open: boolean;
  readonly members: ReadonlyMap<string, Member>;
}

export interface Member {
  readonly key: Span;
  readonly node: Located;
}

export function locatedScalar(
  value: LocatedScalar['value'],
  span: Span,
  about: Partial<Pick<LocatedScalar, 'open' | 'loose' | 'writtenHere'>> = {},
): LocatedScalar {
  return { kind: 'scalar', value, span, size: 1, open: false, ...about };
}

export function locatedList(items: readonly Located[], span: Span): LocatedList {
  const value = items.map((item) => item.value);
  return { kind: 'list', value, span, size: 1 + total(items), open: items.some(({ open }) => open), items };
}

export function locatedMap(members: ReadonlyMap<string, Member>, span: Span): LocatedMap {
  const value: Record<string, unknown> = {};
  let [size, open] = [1, false];
  for (const [name, { node }] of members) {
    define(value, name, node.value);
    size += node.size;
    open ||= node.open;
  }
  return { kind: 'map', value, span, size, open, members };
}

/** The span to point at: nothing is written where a value is missing, so its key stands for it. */
export function spanOf({ key, node }: Member): Span {
  return node.span.end > node.span.start ? node.span : key;
}

/** A member named `__proto__` is data, not a prototype. */
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
  else target[name] = value;
}

function total(nodes: readonly Located[]): number {
  return nodes.reduce((sum, node) => sum + node.size, 0);
}
