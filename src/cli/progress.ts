import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { Event } from '../model/event.ts';
import { say } from '../model/message.ts';
import type { Stage } from '../model/operation.ts';
import type { Estimate } from '../model/plan.ts';
import type { EventSink } from '../model/ports.ts';
import { progressWords } from '../report/words/progress.ts';
import type { Outlet, Terminal } from './terminal.ts';

/** Live progress repaints at most this often; a portal answers more often than anybody reads. Units: milliseconds. */
const repaintMs = 100;
/** In a log a line of progress is said again after so long. Units: milliseconds. */
const sayAgainMs = 10_000;

export interface Progress {
  readonly onEvent: EventSink;
  /** Ends what is shown of reading, so that the plan can be printed, and takes the estimate that the remaining time is told from. */
  readonly planned: (estimate: Estimate) => Promise<void>;
  /** Ends all rows; nothing is drawn any more. */
  readonly close: () => Promise<void>;
}

/**
 * Progress on stderr: rows that live on a terminal, lines elsewhere.
 *
 * One row a stage with a counter, never one a chat: the live renderer's cost grows worse than linearly with its rows.
 */
export function openProgress(
  terminal: Terminal,
  flags: { readonly quiet?: boolean; readonly verbose?: boolean },
): Progress {
  const words = progressWords[terminal.language];
  const renderer = flags.quiet ? 'silent' : terminal.live && !flags.verbose ? 'default' : 'simple';
  let rows: Rows | undefined;
  let estimate: Estimate | undefined;
  let work: Work | undefined;
  let requests = 0;
  let closed = false;
  const tell = (line: string) => (flags.quiet ? undefined : terminal.err(line));

  const onEvent = (event: Event): void => {
    if (closed) return;
    switch (event.type) {
      case 'request':
        requests++;
        if (flags.verbose) terminal.err(words.request(event));
        if (work) return;
        rows ??= new Rows(renderer, terminal.canvas, [['reading', terminal.errLine(words.reading(requests))]]);
        rows.show('reading', terminal.errLine(words.reading(requests)), false);
        return;
      case 'started':
        work = new Work(event.operations, estimate);
        rows = new Rows(
          renderer,
          terminal.canvas,
          work.stages.map(
            ([stage, total]) => [stage, terminal.errLine(words.stage(stage, 0, total, undefined))] as const,
          ),
        );
        return;
      case 'operation-done': {
        const step = work?.done(event.stage);
        if (!step) return;
        const title = words.stage(event.stage, step.done, step.total, step.leftSec);
        rows?.show(event.stage, terminal.errLine(title), step.done >= step.total);
        return;
      }
      case 'waiting':
        tell(words.waiting(say(event.message, terminal.language).text, event.untilMs));
        return;
      case 'warning': {
        const { text, help } = say(event.message, terminal.language);
        tell(help ? `${text}; ${help}` : text);
        return;
      }
      default:
        return;
    }
  };
  return {
    onEvent,
    planned: async (known) => {
      estimate = known;
      await rows?.end();
      rows = undefined;
    },
    close: async () => {
      closed = true;
      await rows?.end();
    },
  };
}

/** One line of progress: it lives on a terminal, and once closed begins anew when there is more to show; elsewhere it is said anew now and then, so that a log shows that work goes on. */
export function openLine(
  terminal: Terminal,
  flags: { readonly quiet?: boolean; readonly verbose?: boolean },
  first: string,
): { readonly show: (text: string, isLast: boolean) => void; readonly close: () => Promise<void> } {
  if (flags.quiet) return { show: () => {}, close: async () => {} };
  if (terminal.live && !flags.verbose) {
    const open = (text: string) => new Rows('default', terminal.canvas, [['line', terminal.errLine(text)]]);
    let rows: Rows | undefined = open(first);
    const close = async () => {
      const ending = rows?.end();
      rows = undefined;
      await ending;
    };
    return {
      show: (text, isLast) => {
        rows ??= open(text);
        rows.show('line', terminal.errLine(text), isLast);
      },
      close,
    };
  }
  let saidMs = Date.now();
  const show = (text: string, isLast: boolean) => {
    if (!isLast && Date.now() - saidMs < sayAgainMs) return;
    saidMs = Date.now();
    terminal.err(text);
  };
  return { show, close: async () => {} };
}

/** How far the stages are, and how long the rest will take by the model that made the estimate. */
class Work {
  readonly stages: readonly (readonly [Stage, number])[];
  readonly #counts = new Map<Stage, number>();
  readonly #total: number;
  readonly #seconds: number | undefined;
  #done = 0;

  constructor(operations: Readonly<Partial<Record<Stage, number>>>, estimate: Estimate | undefined) {
    this.stages = Object.entries(operations) as [Stage, number][];
    this.#total = this.stages.reduce((sum, [, count]) => sum + count, 0);
    this.#seconds = estimate?.seconds;
  }

  done(stage: Stage): { done: number; total: number; leftSec: number | undefined } {
    const done = (this.#counts.get(stage) ?? 0) + 1;
    this.#counts.set(stage, done);
    this.#done++;
    const total = this.stages.find(([name]) => name === stage)?.[1] ?? done;
    const leftSec =
      this.#seconds === undefined ? undefined : this.#seconds * (1 - this.#done / Math.max(1, this.#total));
    return { done, total, leftSec };
  }
}

interface Row {
  title: string;
  task?: { title: string };
  shownMs: number;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/** listr2 pulls: it runs tasks. Our work pushes: events come. So each row is a task that waits until it is told to end. */
class Rows {
  readonly #rows: ReadonlyMap<string, Row>;
  readonly #run: Promise<unknown>;

  constructor(
    renderer: 'default' | 'simple' | 'silent',
    canvas: Outlet,
    titles: readonly (readonly [name: string, title: string])[],
  ) {
    this.#rows = new Map(titles.map(([name, title]) => [name, newRow(title)]));
    const stream = canvas as NodeJS.WriteStream;
    const logger = new ListrLogger({ processOutput: new ProcessOutput(stream, stream) });
    const tasks = [...this.#rows.values()].map((row) => ({
      title: row.title,
      task: (_context: unknown, task: { title: string }) => {
        row.task = task;
        return row.ended;
      },
    }));
    this.#run = new Listr<unknown, 'default' | 'simple' | 'silent'>(tasks, {
      renderer,
      rendererOptions: { logger },
      concurrent: true,
      exitOnError: false,
      // Its own handler would end the process on Ctrl-C, in the middle of what must be recorded.
      registerSignalListeners: false,
    }).run();
  }

  /** Gives a row a new title; the last one also ends it. */
  show(name: string, title: string, isLast: boolean): void {
    const row = this.#rows.get(name);
    if (!row) return;
    row.title = title;
    const nowMs = Date.now();
    if (isLast || nowMs - row.shownMs >= repaintMs) {
      row.shownMs = nowMs;
      if (row.task) row.task.title = title;
    }
    if (isLast) row.end();
  }

  async end(): Promise<void> {
    for (const row of this.#rows.values()) {
      if (row.task) row.task.title = row.title;
      row.end();
    }
    await this.#run;
  }
}

function newRow(title: string): Row {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { title, shownMs: 0, ended, end };
}
