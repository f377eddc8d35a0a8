import { output } from '../../app/output.ts';
import { nearest } from '../../base/nearest.ts';
import { Fault } from '../../model/fault.ts';
import { outputJson } from '../../report/result-json.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type KeyFlags, toKeyOptions } from '../flags.ts';
import { sayInvalid, warner } from '../say.ts';

export async function runOutput(context: Context, key: string | undefined, flags: KeyFlags): Promise<number> {
  const { terminal } = context;
  const found = await output({ ...toKeyOptions(flags, context), onWarnings: warner(terminal) });
  if (found.kind === 'invalid') return sayInvalid(context, 'output', found, flags.json === true);
  const ids =
    key === undefined ? found.ids : Object.fromEntries(Object.entries(found.ids).filter(([name]) => name === key));
  const { project, portal } = found;
  if (key !== undefined && !Object.hasOwn(ids, key)) throw noId(key, portal, Object.keys(found.ids));
  if (flags.json) terminal.outJson(outputJson({ project, portal, ids }, { language: terminal.language, exitCode: 0 }));
  else if (key === undefined) terminal.outRows(Object.entries(ids).map(([name, id]) => [name, String(id)]));
  else terminal.out(String(ids[key]));
  return exitCodes.done;
}

function noId(key: string, portal: string, known: readonly string[]): Fault {
  const near = nearest(key, known);
  return near === undefined
    ? new Fault('KEY_NO_ID', { key, portal })
    : new Fault('ROW_MISSPELT', { key, portal, near });
}
