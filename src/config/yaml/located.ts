import type { Span } from './source.ts';

/** A value together with where it and its parts are written. Aliases share one object with their anchor. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly span: Span;
  readonly size: 1;
  /** Does the whole value come from one `${env:…}`? */
  readonly fromEnv: boolean;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly value: readonly unknown[];
  readonly span: Span;
  /** Values in it with all aliases written out. */
  readonly size: number;
  readonly items: readonly Located[];
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly value: Readonly<Record<string, unknown>>;
  readonly span: Span;
  readonly size: number;
  readonly members: ReadonlyMap<string, Member>;
}

export interface Member {
  readonly key: Span;
  readonly node: Located;
}

export function locatedScalar(value: LocatedScalar['value'], span: Span, fromEnv = false): LocatedScalar {
  return { kind: 'scalar', value, span, size: 1, fromEnv };
}

export function locatedList(items: readonly Located[], span: Span): LocatedList {
  return { kind: 'list', value: items.map((item) => item.value), span, size: 1 + total(items), items };
}

export function locatedMap(members: ReadonlyMap<string, Member>, span: Span): LocatedMap {
  const value: Record<string, unknown> = {};
  for (const [name, { node }] of members) define(value, name, node.value);
  return { kind: 'map', value, span, size: 1 + total([...members.values()].map(({ node }) => node)), members };
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
