import { doctor } from '../../app/doctor/doctor.ts';
import { doctorJson } from '../../report/doctor-json.ts';
import { doctorText } from '../../report/doctor-text.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { sayInvalid } from '../say.ts';
import { teller } from '../teller.ts';

export async function runDoctor(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { terminal, stop, cwd, env } = context;
  const { language } = terminal;
  const tell = teller(context, flags);
  const examined = await doctor({
    ...toOptions(files, flags, cwd, env),
    files,
    signal: stop.signal,
    // What the portal warns of is among the findings.
    onEvent: (event) => (event.type === 'request' ? tell(event) : undefined),
  });
  if (examined.kind === 'invalid') return sayInvalid(context, 'doctor', examined, flags.json === true);
  const { findings } = examined;
  const isWell = findings.every(({ state }) => state !== 'wrong');
  const exitCode = stop.code() ?? (isWell ? exitCodes.done : exitCodes.failed);
  if (flags.json) terminal.outJson(doctorJson(examined, { language, exitCode }));
  else terminal.out(doctorText(findings, { language }));
  return exitCode;
}
