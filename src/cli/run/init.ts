import { dirname, relative, resolve } from 'node:path';
import { init } from '../../app/init.ts';
import type { Webhook } from '../../app/webhook.ts';
import { Fault } from '../../model/fault.ts';
import { message, say } from '../../model/message.ts';
import { resultJson } from '../../report/result-json.ts';
import { ask, isYes } from '../ask.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { sayMessage } from '../say.ts';

interface InitFlags {
  readonly fromFields?: string;
  readonly portals?: boolean;
  readonly each?: boolean;
  readonly json?: boolean;
}

export async function runInit(context: Context, named: string | undefined, flags: InitFlags): Promise<number> {
  const { terminal, cwd, env } = context;
  const { language } = terminal;
  const { fromFields, portals, each, json } = flags;
  const file = named ?? (portals ? 'portals.yaml' : 'chats.yaml');
  const asks = terminal.interactive && !json && fromFields === undefined && !env.B24_URL && !env.PROVISION_URL;
  let kept: readonly string[] = [];
  const portal = async () => {
    const webhook = await askForWebhook(context);
    if (webhook !== undefined) kept = await offerToKeep(context, webhook, resolve(cwd, dirname(file), '.env'));
    return webhook === undefined ? 'sandbox' : 'webhook';
  };
  const starter = { cwd, file, language };
  const made = portals
    ? await (await import('../../app/init-portals.ts')).initPortals(starter)
    : each
      ? await (await import('../../app/init-each.ts')).initEach(starter)
      : await init({
          ...starter,
          ...(fromFields === undefined ? {} : { fromFields }),
          ...(asks ? { portal } : {}),
        });
  const { leftOut } = made;
  const files = [...made.files, ...kept];
  const command = ['provision plan', ...kept.slice(0, 1).map((name) => `--dotenv ${name}`), file].join(' ');
  sayMessage(terminal, message('INIT_WROTE', { files: files.join(', '), command }));
  if (leftOut.length > 0) sayMessage(terminal, message('INIT_LEFT_OUT', { fields: leftOut.join(', ') }));
  if (json) terminal.outJson(resultJson('init', { files, leftOut }, { language, exitCode: exitCodes.done }));
  return exitCodes.done;
}

/** What is typed again after it was wrong, before the trial portal has to do. */
const triesAtMost = 3;

/** Asks until the portal answers to what is typed; `undefined` for whoever has none at hand. */
async function askForWebhook(context: Context): Promise<Webhook | undefined> {
  const { terminal, stop, cwd, env } = context;
  const { askWebhook } = await import('../../app/webhook.ts');
  for (let tries = 0; tries < triesAtMost; tries++) {
    const typed = await ask(context, say(message('INIT_ASK_WEBHOOK'), terminal.language).text, { hidden: true });
    if (stop.code() !== undefined) throw new Fault('INTERRUPTED', {}, { reach: 'run' });
    if (!typed?.trim()) return undefined;
    try {
      const webhook = await askWebhook(typed.trim(), { cwd, env, signal: stop.signal });
      const { host, caller } = webhook;
      sayMessage(terminal, message('INIT_WEBHOOK_FITS', { host, id: caller.id, who: caller.name }));
      return webhook;
    } catch (error) {
      if (!(error instanceof Fault) || stop.code() !== undefined) throw error;
      sayMessage(terminal, error);
    }
  }
  return undefined;
}

/** Shape: the files that were written, as named from here. */
async function offerToKeep(context: Context, { url }: Webhook, path: string): Promise<readonly string[]> {
  const { terminal, cwd, stop } = context;
  const { keepWebhook, ignoreInGit } = await import('../../app/webhook.ts');
  const file = relative(cwd, path) || '.env';
  const answer = await ask(context, say(message('INIT_ASK_KEEP', { file }), terminal.language).text);
  if (stop.code() !== undefined) throw new Fault('INTERRUPTED', {}, { reach: 'run' });
  if (!isYes(answer)) {
    sayMessage(terminal, message('INIT_NOT_KEPT'));
    return [];
  }
  const list = await ignoreInGit(path, cwd);
  if (list !== undefined) sayMessage(terminal, message('INIT_IGNORED', { name: '.env', file: relative(cwd, list) }));
  if ((await keepWebhook(path, url, cwd)) === 'other') sayMessage(terminal, message('INIT_KEPT_ELSE', { file }));
  return [file];
}
