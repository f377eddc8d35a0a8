import type { EventSink } from '../model/ports.ts';
import { progressWords } from '../report/words/progress.ts';
import type { Context } from './command.ts';
import { sayMessage } from './say.ts';

/** Tells on stderr what a short command meets on its way: warnings and waits, and every request where that is asked for. */
export function teller(
  { terminal }: Pick<Context, 'terminal'>,
  { verbose }: { readonly verbose?: boolean },
): EventSink {
  const words = progressWords[terminal.language];
  return (event) => {
    if (event.type === 'warning' || event.type === 'waiting') sayMessage(terminal, event.message);
    if (event.type === 'request' && verbose) terminal.err(words.request(event));
  };
}
