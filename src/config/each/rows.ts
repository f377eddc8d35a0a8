import { nearest, type Patience } from '../../base/nearest.ts';
import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';
import { problem, type Report } from '../report.ts';
import type { Found, Scope } from '../yaml/fill.ts';
import { type Located, locatedScalar } from '../yaml/located.ts';
import { rawText, type Span } from '../yaml/source.ts';

/** What a template is written for, once each. */
export interface Row {
  readonly span: Span;
  readonly values: ReadonlyMap<string, Located>;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Names that every row has; `undefined` where each row says its own. */
  readonly columns: readonly string[] | undefined;
  readonly header: Span | undefined;
}

/** Names shown where one is missing; nobody reads more. */
const namesShown = 12;

/** The rows of a list or map: each item is one, by name or by what it says. */
export function rowsOf(node: Located, report: Report): Rows | undefined {
  if (node.kind === 'scalar') {
    report(problem('EACH_FORM', {}, node.span));
    return undefined;
  }
  const rows =
    node.kind === 'list'
      ? node.items.map((item) => ({ span: startOf(item.span), values: valuesOf(item) }))
      : [...node.members].map(([name, { key, node: item }]) => ({
          span: key,
          values: new Map<string, Located>([['key', locatedScalar(name, key)], ...valuesOf(item)]),
        }));
  return { rows, columns: undefined, header: undefined };
}

function valuesOf(item: Located): ReadonlyMap<string, Located> {
  if (item.kind === 'map') return new Map([...item.members].map(([name, { node }]) => [name, node]));
  return item.value === null ? new Map() : new Map([['value', item]]);
}

/** Rows may span many lines: the first one is enough to find them. */
function startOf(span: Span): Span {
  const line = rawText(span).search(/[\r\n]/);
  return line === -1 ? span : { ...span, end: span.start + line };
}

/** `${each.NAME}` in one row; names may lead into maps with dots. */
export function eachScope({ columns, header }: Rows, row: Row, patience: Patience): Scope {
  return {
    name: 'each',
    form: 'each.NAME',
    namesHosts: true,
    find: ({ name }): Found => {
      const plain = name.replace(/\[\]$/, '').trim();
      const node = row.values.get(plain) ?? inside(plain, row.values);
      if (node) return { kind: 'value', node };
      const names = columns ?? [...row.values.keys()];
      const why = missing(plain, names, columns !== undefined, patience);
      // A column that no row has is a slip of the pen, which no default should hide.
      return columns
        ? { kind: 'wrong', message: why, ...(header ? { from: header } : {}) }
        : { kind: 'unset', message: why, from: row.span };
    },
  };
}

function inside(name: string, values: ReadonlyMap<string, Located>): Located | undefined {
  const [first = '', ...rest] = name.split('.');
  let node = rest.length === 0 ? undefined : values.get(first);
  for (const step of rest) node = node?.kind === 'map' ? node.members.get(step)?.node : undefined;
  return node;
}

function missing(name: string, names: readonly string[], isTable: boolean, patience: Patience): Message {
  const near = nearest(name, names, patience);
  if (near !== undefined) return message('EACH_MISSPELT', { name, near });
  const known = names.slice(0, namesShown).join(', ') + (names.length > namesShown ? ', …' : '');
  return message(isTable ? 'EACH_COLUMN' : 'EACH_UNSET', { name, known });
}
