import { Listr, type ListrRendererFactory, type ListrTaskObject } from 'listr2';
import { cut } from '../report/text/columns.ts';
import { paint, type Tone } from '../report/text/paint.ts';
import type { Terminal } from './terminal.ts';

/** Live rows are drawn so often; a portal answers more often than anybody reads. Units: milliseconds. */
const frameMs = 100;
/** In a log, rows that moved are said so often, and those that stand still so seldom, to show that work goes on. Units: milliseconds. */
const sayMovedMs = 10_000;
const sayStillMs = 60_000;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** How a row ends: it came to its end, something of it failed, or it was left in the middle. */
export type End = 'done' | 'failed' | 'left';

export interface Rows {
  readonly show: (name: string, title: string) => void;
  readonly end: (name: string, end: End) => void;
  /** Ends all rows that are open; they stand as they are from then on. */
  readonly close: (end: End) => Promise<void>;
}

interface Row {
  title: string;
  task?: { title: string; skip: (why: string) => void };
  ended: boolean;
  readonly end: (end: End) => void;
  readonly wait: Promise<End>;
}

/**
 * Rows of progress on stderr: below everything else on a terminal, said now and then in a log.
 *
 * listr2 pulls: it runs tasks. Our work pushes: events come. So each row is a task that waits until it is told to end. What listr2 draws
 * with would hold back all that is said meanwhile, and knows nothing of our colours, so drawing is ours.
 */
export function openRows(terminal: Terminal, titles: readonly (readonly [name: string, title: string])[]): Rows {
  const rows = new Map(titles.map(([name, title]) => [name, newRow(title)]));
  const tasks = [...rows.values()].map((row) => ({
    title: row.title,
    task: async (_: unknown, task: NonNullable<Row['task']>) => {
      row.task = task;
      // Much may have come before listr2 got to it.
      task.title = row.title;
      const end = await row.wait;
      if (end === 'failed') throw new Error(row.title);
      if (end === 'left') task.skip(row.title);
    },
  }));
  const run = new Listr(tasks, {
    renderer: Drawing as unknown as ListrRendererFactory,
    rendererOptions: { terminal },
    concurrent: true,
    exitOnError: false,
    // Its own handler would end the process on Ctrl-C, in the middle of what must be recorded.
    registerSignalListeners: false,
  }).run();
  const end = (row: Row, how: End) => {
    row.ended = true;
    row.end(how);
  };
  return {
    show: (name, title) => {
      const row = rows.get(name);
      if (!row || row.ended) return;
      row.title = title;
      if (row.task) row.task.title = title;
    },
    end: (name, how) => {
      const row = rows.get(name);
      if (row && !row.ended) end(row, how);
    },
    close: async (how) => {
      for (const row of rows.values()) if (!row.ended) end(row, how);
      await run;
    },
  };
}

type Task = Pick<
  ListrTaskObject<unknown, ListrRendererFactory, ListrRendererFactory>,
  'title' | 'isCompleted' | 'hasFailed' | 'isSkipped'
>;

/** Draws rows by the states that listr2 gives them. */
class Drawing {
  static readonly nonTTY = true;
  static readonly rendererOptions = {};
  static readonly rendererTaskOptions = {};
  readonly #tasks: readonly Task[];
  readonly #terminal: Terminal;
  #timer: NodeJS.Timeout | undefined;
  #frame = 0;
  #said: ReadonlySet<string> = new Set();

  constructor(tasks: readonly Task[], { terminal }: { readonly terminal: Terminal }) {
    this.#tasks = tasks;
    this.#terminal = terminal;
  }

  render(): void {
    const { live } = this.#terminal;
    if (live) this.#terminal.keepBelow(this.#lines());
    this.#timer = setInterval(() => this.#draw(), live ? frameMs : sayMovedMs).unref();
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#terminal.live) this.#terminal.keepBelow([]);
    this.#terminal.err(this.#lines());
  }

  #draw(): void {
    this.#frame += 1;
    if (this.#terminal.live) this.#terminal.keepBelow(this.#lines());
    else this.#terminal.err(this.#worthSaying());
  }

  #worthSaying(): readonly string[] {
    const titles = this.#tasks.filter((task) => !isOver(task)).map(({ title }) => title ?? '');
    const isTime = this.#frame % (sayStillMs / sayMovedMs) === 0;
    const worth = titles.filter((title) => isTime || !this.#said.has(title));
    this.#said = new Set(titles);
    return worth;
  }

  /** A row takes one line, however narrow the terminal. */
  #lines(): readonly string[] {
    const width = this.#terminal.width.stderr ?? Number.POSITIVE_INFINITY;
    return this.#tasks.map((task) => `${this.#mark(task)} ${cut(task.title ?? '', width - 3)}`);
  }

  #mark(task: Task): string {
    const over = ends.find(([is]) => is(task));
    return over ? paint(over[2], over[1]) : paint('update', frames[this.#frame % frames.length] ?? '');
  }
}

const ends: readonly (readonly [is: (task: Task) => boolean, mark: string, tone: Tone])[] = [
  [(task) => task.isSkipped(), '–', 'faint'],
  [(task) => task.isCompleted(), '✔', 'create'],
  [(task) => task.hasFailed(), '✖', 'blocked'],
];

function isOver(task: Task): boolean {
  return ends.some(([is]) => is(task));
}

function newRow(title: string): Row {
  let end: Row['end'] = () => {};
  const wait = new Promise<End>((resolve) => {
    end = resolve;
  });
  return { title, ended: false, end, wait };
}
