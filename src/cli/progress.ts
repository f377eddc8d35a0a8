import type { Event } from '../model/event.ts';
import { say } from '../model/message.ts';
import type { Stage } from '../model/operation.ts';
import type { Estimate, Plan } from '../model/plan.ts';
import type { EventSink } from '../model/ports.ts';
import { progressWords } from '../report/words/progress.ts';
import type { Context } from './command.ts';
import { openRows, type Rows } from './rows.ts';
import { Work } from './work.ts';

export interface Progress {
  readonly onEvent: EventSink;
  /** The reading has come to its end: its row ends, so that the plan can be printed, and what is to be done is known. */
  readonly planned: (planned: { readonly plan: Plan; readonly estimate: Estimate }) => Promise<void>;
  /** Ends all rows, those too that did not come to their end; nothing is drawn any more. */
  readonly close: () => Promise<void>;
}

/**
 * Progress on stderr: rows that live on a terminal, lines elsewhere.
 *
 * One row a stage with a counter, never one a chat, as thousands of rows tell nothing; the last one lasts until everything is read back.
 */
export function openProgress(
  { terminal, stop }: Pick<Context, 'terminal' | 'stop'>,
  flags: { readonly quiet?: boolean; readonly verbose?: boolean },
): Progress {
  const words = progressWords[terminal.language];
  let rows: Rows | undefined;
  let work: Work | undefined;
  let requests = 0;
  let trouble: string | undefined;
  let closed = false;
  const tell = (line: string) => (flags.quiet ? undefined : terminal.err(line));
  const rowsOf = (titles: Parameters<typeof openRows>[1]) => (flags.quiet ? undefined : openRows(terminal, titles));
  const title = (what: Stage | 'checked') =>
    words.row(
      what,
      work?.of(what) ?? { done: 0, total: 0 },
      closed ? 0 : (work?.leftSec ?? 0),
      closed ? undefined : trouble,
    );
  const names = () => [...(work?.stages ?? []), 'checked' as const];
  const refresh = () => {
    for (const what of names()) {
      rows?.show(what, title(what));
      const { done, total } = work?.of(what) ?? { done: 0, total: 1 };
      if (done === total) rows?.end(what, 'done');
    }
  };

  const onEvent = (event: Event): void => {
    if (closed) return;
    switch (event.type) {
      case 'request':
        requests++;
        if (flags.verbose) terminal.err(words.request(event));
        trouble = isAnswer(event.status) ? undefined : words.trouble(event.status);
        if (work) {
          refresh();
          return;
        }
        rows ??= rowsOf([['reading', words.reading(requests, '')]]);
        rows?.show('reading', words.reading(requests, trouble ?? ''));
        return;
      case 'started':
        rows = rowsOf(names().map((what) => [what, title(what)] as const));
        return;
      case 'operation-done':
        work?.operationDone(event.key, event.stage);
        refresh();
        return;
      case 'chat-done':
      case 'chat-failed':
        work?.chatDone(event.key, event.type === 'chat-done');
        refresh();
        return;
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
    planned: async ({ plan, estimate }) => {
      await rows?.close('done');
      rows = undefined;
      work = new Work(plan, estimate);
    },
    close: async () => {
      closed = true;
      // What is left of the time is nothing to read once nothing is done any more.
      if (work) refresh();
      else rows?.show('reading', words.reading(requests, ''));
      await rows?.close(stop.signal.aborted ? 'left' : 'failed');
    },
  };
}

/** A refusal is an answer, too; what never came, and what says that the portal is not itself, is sent again. */
function isAnswer(status: number | undefined): boolean {
  return status !== undefined && status < 500 && status !== 429;
}
