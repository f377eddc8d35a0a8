import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../model/fault.ts';
import { writeAtomic } from './atomic.ts';
import { diskFault, errorCode } from './disk-fault.ts';

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
 * Reads a saved plan back, as whatever JSON it is: whether it is a plan is for others to judge.
 *
 * Errors: `PLAN_FILE_MISSING`, `PLAN_FILE_TOO_LARGE`, `PLAN_FILE_BROKEN`, `DISK_…`.
 */
export async function loadPlanFile(path: string, limit = largestPlan): Promise<unknown> {
  const text = await readLimited(path, limit);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Fault('PLAN_FILE_BROKEN', { file: path }, { reach: 'run' });
  }
}

async function readLimited(path: string, limit: number): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > limit) throw new Fault('PLAN_FILE_TOO_LARGE', { file: path, size, limit }, { reach: 'run' });
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Fault('PLAN_FILE_MISSING', { file: path }, { reach: 'run' });
    throw diskFault(error, path);
  }
}
