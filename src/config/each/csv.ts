import { message } from '../../model/message.ts';
import { problem, type Report } from '../report.ts';
import { type Located, locatedList, locatedScalar } from '../yaml/located.ts';
import { rawText, type Source, type Span } from '../yaml/source.ts';
import type { Rows } from './rows.ts';

/*
 * A table as spreadsheets and scripts write it: a header, and a line a row.
 *
 * The library tells where a cell ends, in bytes; texts count in UTF-16 units. As cells come in the order of the text, one walk
 * along it turns the one into the other.
 */

/** More columns are no table that anybody keeps. */
const columnsAtMost = 500;

interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** Reads a table; `undefined` where it is none. Every row has a value for each column. */
export async function readCsv(source: Source, report: Report): Promise<Rows | undefined> {
  const records = isOther(source, report) ? undefined : await recordsOf(source, report);
  if (!records) return undefined;
  const [header, ...rows] = records;
  if (!header) {
    report(problem('TABLE_EMPTY', {}, { source, start: 0, end: 0 }));
    return undefined;
  }
  const columns = columnsOf(header, source, report);
  if (!columns) return undefined;
  const said = rows.filter((row) => row.some(({ text }) => text !== ''));
  const whole = said.filter((row) => hasLength(row, header, report));
  // Rows that are all wrong are not none.
  if (whole.length === 0 && said.length > 0) return undefined;
  return {
    columns: new Map(columns.map(({ name, span }) => [name, span])),
    rows: whole.map((row) => ({
      span: row[0]?.span ?? { source, start: 0, end: 0 },
      values: new Map(row.map((cell, index) => [columns[index]?.name ?? '', cellValue(cell, columns[index], report)])),
    })),
  };
}

/** Is it something else under the name of a CSV? Its cells would be complained of one by one. */
function isOther(source: Source, report: Report): boolean {
  const start = Math.max(0, source.text.search(/[^\s\ufeff]/));
  const head = source.text.slice(start, start + 200);
  const other = others.find(({ pattern }) => pattern.test(head));
  if (!other) return false;
  const span = { source, start, end: start + 1 };
  const { form, ending } = other;
  report(form === undefined ? problem('TABLE_PAGE', {}, span) : problem('TABLE_OTHER', { form, ending }, span));
  return true;
}

const others = [
  { pattern: /^(?:\[\s*[[{"\d]|\{\s*["}])/, form: 'JSON', ending: 'json' },
  { pattern: /^(?:---\s|- \S+: )/, form: 'YAML', ending: 'yaml' },
  { pattern: /^<(?:[!?]|[a-z]+[\s>])/i, form: undefined, ending: '' },
] as const;

interface Column {
  readonly name: string;
  readonly span: Span;
  /** `members[]`: a list, split at `;`. */
  readonly isList: boolean;
}

function columnsOf(header: readonly Cell[], source: Source, report: Report): readonly Column[] | undefined {
  const [only, second] = header;
  if (only && second && /^sep=$/i.test(only.text) && header.length === 2 && second.text === '') {
    report(problem('TABLE_SEP_LINE', {}, only.span));
    return undefined;
  }
  const parted = header.find(({ text }) => /[;\t|]/.test(text));
  if (parted) {
    const at = source.text.slice(parted.span.start).search(/[;\t|]/);
    report(wrongSeparator(source, parted.span.start + at));
    return undefined;
  }
  if (header.length > columnsAtMost) {
    const span = header[columnsAtMost]?.span;
    report(problem('TABLE_WIDE', { columns: header.length, limit: columnsAtMost }, span));
    return undefined;
  }
  const seen = new Map<string, Span>();
  const columns = header.map(({ text, span }): Column => {
    const isList = text.trim().endsWith('[]');
    const name = text.trim().replace(/\[\]$/, '').trim();
    const first = seen.get(name);
    if (name === '') report(problem('TABLE_COLUMN_EMPTY', {}, span));
    else if (/[{}]|:-/.test(name)) report(problem('TABLE_COLUMN_FORM', { name }, span));
    else if (first)
      report(
        problem('KEY_TWICE', { key: name }, span, { related: [{ span: first, message: message('FIRST_WRITTEN') }] }),
      );
    else seen.set(name, span);
    return { name, span, isList };
  });
  return seen.size === columns.length ? columns : undefined;
}

function wrongSeparator(source: Source, start: number) {
  const char = source.text[start] ?? '';
  return problem('TABLE_SEPARATOR', { separator: char === '\t' ? 'TAB' : char }, { source, start, end: start + 1 });
}

function hasLength(row: readonly Cell[], header: readonly Cell[], report: Report): boolean {
  if (row.length === header.length) return true;
  const surplus = row.slice(header.length);
  const args = { cells: row.length, columns: header.length };
  const ends = surplus.every(({ text }) => text === '') ? 'TABLE_ROW_COMMA' : 'TABLE_ROW_LONG';
  const [first] = surplus;
  report(problem(first ? ends : 'TABLE_ROW_SHORT', args, (first ?? row.at(-1))?.span));
  return false;
}

/** An empty cell says nothing; any other is a text, which may spell a number or a flag where one is wanted. */
function cellValue(cell: Cell, column: Column | undefined, report: Report): Located {
  const { text, span } = cell;
  if (column?.isList) return locatedList(itemsOf(cell, report), span);
  return text.trim() === '' ? locatedScalar(null, span) : locatedScalar(text, span, { loose: true });
}

/** The items of a list, each with its own place where the cell stands in the file as it reads. */
function itemsOf({ text, span }: Cell, report: Report): readonly Located[] {
  if (/^[\w.@+-]+(?:, *[\w.@+-]+)+$/.test(text)) {
    report(problem('TABLE_LIST_COMMA', {}, span));
    return [];
  }
  const isPlain = rawText(span) === text;
  let at = span.start;
  return text.split(';').flatMap((part) => {
    const item = part.trim();
    const start = at + part.indexOf(item);
    at += part.length + 1;
    if (item === '') return [];
    return [locatedScalar(item, isPlain ? { ...span, start, end: start + item.length } : span, { loose: true })];
  });
}

async function recordsOf(source: Source, report: Report): Promise<readonly (readonly Cell[])[] | undefined> {
  const { parse } = await import('csv-parse/sync');
  const places = cellPlaces(source);
  // The parser writes a whole record into an error for every row of another length: a number costs nothing there, a cell its file.
  const cells: Cell[] = [];
  try {
    const records = parse(source.text, {
      cast: (text, { bytes }) => cells.push({ text, span: places.next(bytes) }) - 1,
      // A row's length is judged where its place is known.
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly (readonly number[])[];
    return records.map((record) => record.flatMap((nth) => cells[nth] ?? []));
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code !== 'string') throw error;
    // The whole of a header in quotes, parted by something else, is one cell that goes wrong at its first quote.
    const quoted = /^\ufeff?"(?:[^"]|"")*"[ \t]*[;|\t]/.exec(source.text)?.[0];
    if (quoted !== undefined) {
      report(wrongSeparator(source, quoted.length - 1));
      return undefined;
    }
    const { start, quote } = places.unread();
    const at = quote === -1 ? start : quote;
    const isOpen = code === 'CSV_QUOTE_NOT_CLOSED';
    report(problem(isOpen ? 'TABLE_QUOTE_OPEN' : 'TABLE_QUOTE', {}, { source, start: at, end: at + 1 }));
    return undefined;
  }
}

/** Turns the ends of cells, told in bytes and in the order of the text, into spans. */
function cellPlaces(source: Source) {
  const { text } = source;
  let [at, bytes, done, isFirst] = [0, 0, 0, true];
  const advance = (until: number) => {
    while (bytes < until && at < text.length) {
      const unit = text.charCodeAt(at);
      const isPair = unit >= 0xd800 && unit <= 0xdbff;
      bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3;
      at += isPair ? 2 : 1;
    }
    return at;
  };
  const skip = (from: number, blanks: string) => {
    let start = from;
    while (start < text.length && blanks.includes(text[start] ?? ' ')) start += 1;
    return start;
  };
  /** Behind the comma or the line's end that closes the cell before. */
  const startOfNext = () => {
    if (isFirst) return skip(0, '\r\n');
    return text[done] === ',' ? done + 1 : skip(done, '\r\n');
  };
  return {
    next(end: number): Span {
      const start = skip(startOfNext(), ' \t');
      isFirst = false;
      done = advance(end);
      let until = done;
      while (until > start && ' \t'.includes(text[until - 1] ?? '')) until -= 1;
      return { source, start: Math.min(start, done), end: until };
    },
    /** Where the cell begins that could not be read, and its first quote. */
    unread(): { readonly start: number; readonly quote: number } {
      const start = Math.min(skip(startOfNext(), ' \t'), Math.max(0, text.length - 1));
      return { start, quote: text.indexOf('"', start) };
    },
  };
}
