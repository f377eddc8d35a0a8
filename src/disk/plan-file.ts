import { Fault } from '../model/fault.ts';
import { writeAtomic } from './atomic.ts';
import { readGiven } from './input.ts';

/** Units: bytes. A plan for 100,000 chats has about a quarter of this. */
const largestPlan = 256 * 1024 * 1024;

/**
 * Saves a plan for a later `apply`, readable by this user only.
 *
 * Errors: `DISK_…`.
 */
export async function savePlanFile(path: string, value: unknown): Promise<void> {
  await writeAtomic(path, `${JSON.stringify(value, undefined, 1)}\n`, { mode: 0o600 });
}

/**
 * Reads a file that may be a saved plan, as whatever JSON it is; `undefined` for what is none.
 *
 * Errors: `PLAN_FILE_MISSING`; `PLAN_FILE_BROKEN` for broken JSON that names `kind` at its beginning, as a plan cut short does; `DISK_…`.
 */
export async function loadPlanFile(path: string, cwd: string, kind: string): Promise<unknown> {
  const text = await readGiven(path, cwd, largestPlan);
  if (text === undefined) throw new Fault('PLAN_FILE_MISSING', { file: path }, { reach: 'run' });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (!text.slice(0, beginning).includes(`"${kind}"`)) return undefined;
    throw new Fault('PLAN_FILE_BROKEN', { file: path }, { reach: 'run' });
  }
}

const beginning = 1000;
