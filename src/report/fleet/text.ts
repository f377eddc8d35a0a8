import { type Language, say } from '../../model/message.ts';
import { columns, cut, pad } from '../text/columns.ts';
import { paint, type Tone } from '../text/paint.ts';
import { type FleetWords, fleetWords, roughly } from '../words/fleet.ts';
import {
  alike,
  type Counts,
  countVerdicts,
  type FleetReport,
  type FleetRow,
  type Mode,
  modeOf,
  type Verdict,
  worstFirst,
} from './row.ts';

export interface FleetTextOptions {
  readonly language: Language;
  readonly width?: number;
  /** The command line that carries a plan out and agrees to what is missing, ready to be copied. */
  readonly agreeing?: string;
  /** Every portal and all details, however long that gets. */
  readonly all?: boolean;
}

/** Rows of a table that people take in at once; with its head and its end a report then fits twenty lines. */
const rowsAtMost = 12;
/** Lines of details that are still read behind the table. */
const detailLinesAtMost = 60;
const nameWidth = 28;

interface Setting {
  readonly words: FleetWords;
  readonly options: FleetTextOptions;
  readonly mode: Mode;
}

/** `details`: what a portal's own report says, by name; only of portals with changes. */
export function fleetText(
  report: FleetReport,
  details: ReadonlyMap<string, readonly string[]>,
  options: FleetTextOptions,
): readonly string[] {
  const words = fleetWords[options.language];
  const setting: Setting = {
    words,
    options,
    mode: modeOf(report),
  };
  const told = worstFirst(report.rows).filter(({ verdict, counts }) => verdict !== 'unchanged' || counts.note > 0);
  const quiet = report.rows.length - told.length;
  const table = [
    ...tableOf(told, setting),
    ...(quiet > 0 ? [`= ${words.count('unchanged', quiet, setting.mode)}`] : []),
  ];
  const blocks = [table, ...detailBlocks(told, details, setting), endOf(report, setting)];
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

/** One line of the table before it is laid out. */
interface Line {
  readonly verdict: Verdict;
  readonly cells: readonly string[];
  readonly why: string;
}

const kinds: readonly (readonly [kind: keyof Counts, sign: string])[] = [
  ['create', '+'],
  ['update', '~'],
  ['adopt', '>'],
  ['remove', '-'],
  ['note', '!'],
];

function tableOf(rows: readonly FleetRow[], setting: Setting): readonly string[] {
  if (rows.length === 0) return [];
  const { words, options, mode } = setting;
  const groups = options.all || rows.length <= rowsAtMost ? rows.map((row) => [row]) : alike(rows);
  const shown = options.all ? groups : groups.slice(0, rowsAtMost);
  const hidden = groups.slice(shown.length).flat().length;
  const head = [words.portal, words.result, ...(mode === 'check' ? [] : kinds.map(([, sign]) => sign)), words.seconds];
  const lines = shown.map((group) => lineOf(group, setting));
  return [...layOut(head, lines, setting), ...(hidden > 0 ? [words.hiddenRows(hidden)] : [])];
}

function lineOf(group: readonly FleetRow[], { words, options, mode }: Setting): Line {
  const [first] = group;
  if (!first) throw new Error('a group has a portal at least');
  const name = cut(first.name, nameWidth);
  const counts = mode === 'check' ? [] : kinds.map(([kind]) => sumText(group.map((row) => row.counts[kind])));
  const seconds = Math.max(...group.map((row) => row.seconds));
  return {
    verdict: first.verdict,
    cells: [
      group.length === 1 ? name : `${name} ${words.andMore(group.length - 1)}`,
      words.verdict(first.verdict, first.exitCode, mode),
      ...counts,
      first.verdict === 'left' || first.verdict === 'held' ? '' : roughly(seconds),
    ],
    why: whyOf({ ...first, consents: addConsents(group) }, words, options.language),
  };
}

/** What a line with several portals asks for is what all of them need. */
function addConsents(rows: readonly FleetRow[]): NonNullable<FleetRow['consents']> {
  const sum: Record<string, number> = {};
  for (const { consents = {} } of rows)
    for (const [what, count] of Object.entries(consents)) sum[what] = (sum[what] ?? 0) + count;
  return sum;
}

function sumText(numbers: readonly number[]): string {
  const sum = numbers.reduce((total, number) => total + number, 0);
  return sum === 0 ? '' : String(sum);
}

function whyOf({ key, why, place, more = 0, consents = {} }: FleetRow, words: FleetWords, language: Language): string {
  const flags = Object.entries(consents).map(([what, count]) => `--allow ${what}:${count}`);
  const where = place === undefined ? '' : `${place.file}:${place.line} `;
  const chat = key === undefined ? '' : `${key}: `;
  const what = why === undefined ? [] : [`${where}${chat}${say(why, language).text}`];
  return [...what, ...flags, ...(more > 0 ? [words.furtherProblems(more)] : [])].join(', ');
}

function layOut(head: readonly string[], lines: readonly Line[], { options }: Setting): readonly string[] {
  const widths = head.map((title, column) =>
    Math.max(columns(title), ...lines.map(({ cells }) => columns(cells[column] ?? ''))),
  );
  const row = (cells: readonly string[], style: (text: string, column: number) => string) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        const blanks = ' '.repeat(Math.max(0, width - columns(cell)));
        return column < 2 ? style(pad(cell, width), column) : style(`${blanks}${cell}`, column);
      })
      .join('   ');
  const used = widths.reduce((sum, width) => sum + width + 3, 0);
  const room = Math.max(24, (options.width ?? 140) - used);
  return [
    paint(
      'faint',
      row(head, (text) => text),
    ).trimEnd(),
    ...lines.map(({ cells, why, verdict }) => {
      const tone = tones[verdict];
      const text = row(cells, (cell, column) =>
        column === 0 ? paint('key', cell) : column === 1 ? paint(tone, cell) : cell,
      );
      return `${text}   ${cut(why, room)}`.trimEnd();
    }),
  ];
}

const tones: Readonly<Record<Verdict, Tone>> = {
  failed: 'blocked',
  consent: 'remove',
  held: 'update',
  left: 'update',
  changed: 'create',
  unchanged: 'faint',
};

/** All of them where they can be read, none where one would only scroll past. */
function detailBlocks(
  told: readonly FleetRow[],
  details: ReadonlyMap<string, readonly string[]>,
  { words, options }: Setting,
): readonly (readonly string[])[] {
  const blocks = told.flatMap(({ name }) => {
    const lines = details.get(name);
    return lines === undefined ? [] : [[`${paint('key', name)}:`, ...lines]];
  });
  const length = blocks.reduce((sum, block) => sum + block.length + 1, 0);
  if (options.all || length <= detailLinesAtMost) return blocks;
  return [[words.hiddenDetails(blocks.length)]];
}

function endOf(report: FleetReport, { words, mode, options }: Setting): readonly string[] {
  const count = countVerdicts(report.rows);
  const parts = (['unchanged', 'changed', 'left', 'held', 'consent', 'failed'] as const)
    .filter((verdict) => count[verdict] > 0)
    .map((verdict) => words.count(verdict, count[verdict], mode));
  const strays = report.strays.length === 0 ? [] : [words.strays(report.strays.length, namesOf(report.strays))];
  const { agreeing } = options;
  const agree = agreeing === undefined || report.missing.length === 0 ? [] : [words.agree, `  ${agreeing}`];
  return [...strays, ...agree, `${words.total(report.rows.length, parts)} ${words.took(report.seconds)}`];
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  return [...shown, ...(names.length > shown.length ? [`+${names.length - shown.length}`] : [])].join(', ');
}
