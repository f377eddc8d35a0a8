import { resolve } from 'node:path';
import { doctor } from '../../app/doctor/doctor.ts';
import { writeReport } from '../../disk/report-file.ts';
import { message } from '../../model/message.ts';
import { doctorJson } from '../../report/doctor-json.ts';
import { doctorText } from '../../report/doctor-text.ts';
import type { Context } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { type Flags, toOptions } from '../flags.ts';
import { sayInvalid, sayMessage } from '../say.ts';
import { documentText } from '../sink.ts';
import { teller } from '../teller.ts';

interface DoctorFlags extends Flags {
  readonly record?: string;
}

export async function runDoctor(context: Context, files: readonly string[], flags: DoctorFlags): Promise<number> {
  const { terminal, stop, cwd, env } = context;
  const { language } = terminal;
  const tell = teller(context, flags);
  const examined = await doctor({
    ...toOptions(files, flags, cwd, env),
    files,
    record: flags.record !== undefined,
    signal: stop.signal,
    // What the portal warns of is among the findings.
    onEvent: (event) => (event.type === 'request' ? tell(event) : undefined),
  });
  if (examined.kind === 'invalid') return sayInvalid(context, 'doctor', examined, flags.json === true);
  const { findings, recording } = examined;
  const isWell = findings.every(({ state }) => state !== 'wrong');
  const exitCode = stop.code() ?? (isWell ? exitCodes.done : exitCodes.failed);
  if (flags.json) terminal.outJson(doctorJson(examined, { language, exitCode }));
  else terminal.out(doctorText(findings, { language }));
  if (flags.record === undefined) return exitCode;
  if (recording) await writeReport(resolve(cwd, flags.record), documentText(recording));
  sayMessage(terminal, recording ? message('RECORDED', { file: flags.record }) : message('RECORDED_NOTHING'));
  if (!recording) return stop.code() ?? exitCodes.failed;
  return exitCode;
}
