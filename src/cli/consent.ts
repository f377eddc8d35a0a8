import { message, say } from '../model/message.ts';
import type { Allowed, Missing } from '../plan/consent.ts';
import { columns, wrap } from '../report/text/columns.ts';
import { questions, savedQuestion, type Undertaking } from '../report/undertaking.ts';
import { questionWords } from '../report/words/question.ts';
import { ask, isYes } from './ask.ts';
import type { Context } from './command.ts';
import { agreeingCommand } from './command-lines.ts';
import type { Flags } from './flags.ts';
import { sayMessage } from './say.ts';

/** Columns of a terminal that does not know them. */
const usualWidth = 80;

/**
 * Asks once, before anything is written: for each danger by name, and whether a real portal may be changed at all.
 *
 * Shape: what is agreed to; `undefined` for a no, and for whoever left the question.
 */
export async function askConsent(
  context: Context,
  undertaking: Undertaking,
  missing: readonly Missing[],
  { yes }: Pick<Flags, 'yes'>,
): Promise<Allowed | undefined> {
  const { language, width } = context.terminal;
  const asking = { language, width: width.stderr ?? usualWidth, missing, change: !yes };
  const agreed = await agree(context, questions(undertaking, asking));
  return agreed ? Object.fromEntries(missing.map(({ what, needed }) => [what, needed])) : undefined;
}

/** Asks before chats are put under keys by their titles, all of which have been shown. */
export async function askAdoption(context: Context, missing: readonly Missing[]): Promise<Allowed | undefined> {
  const { language } = context.terminal;
  const asked = missing.map(({ needed }) => say(message('ADOPT_QUESTION', { count: needed }), language).text);
  const agreed = await agree(context, asked);
  return agreed ? Object.fromEntries(missing.map(({ what, needed }) => [what, needed])) : undefined;
}

/** Asks before the saved plans of several portals are carried out. */
export function askSaved(context: Context, portals: readonly string[]): Promise<boolean> {
  return agree(context, [savedQuestion(portals, context.terminal.language)]);
}

/** Anything but a plain yes refuses. */
async function agree(context: Context, asked: readonly string[]): Promise<boolean> {
  if (asked.length === 0) return true;
  const { terminal } = context;
  const room = terminal.width.stderr ?? usualWidth;
  terminal.err(asked.flatMap((line) => (columns(line) > room ? wrap(line, room) : [line])));
  const answer = await ask(context, questionWords[terminal.language].answer);
  return isYes(answer);
}

/** Says why nothing was done, and the whole command that would agree, exactly as it has to be typed. */
export function sayMissing({ terminal, argv, stop }: Context, missing: readonly Missing[]): void {
  if (stop.code() !== undefined) return;
  for (const { what, needed, allowed } of missing.filter((one) => one.allowed > 0))
    sayMessage(terminal, message('CONSENT_DIFFERS', { what, needed, allowed }));
  sayMessage(terminal, message(missing.length > 0 ? 'CONSENT_NEEDED' : 'CONSENT_REFUSED'));
  terminal.err(`  ${agreeingCommand(argv, missing)}`);
}
