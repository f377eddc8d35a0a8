import { type BenchPortal, type Run, runScript, tool } from './process.ts';
import type { Traffic } from './traffic.ts';

/** One run of the command against a portal, and what it sent. */
export interface ToolRun extends Run {
  readonly traffic: Traffic;
  /** Units: portal seconds, from the start of the process to its end; what passes outside the portal counts in real seconds. */
  readonly totalSec: number;
}

/**
 * Runs `provision` in a folder, with a clock as fast as the portal's.
 *
 * Errors: throws when a request was refused for its rate, or a command for anything: such a run is not a calm one.
 */
export async function runTool(
  args: readonly string[],
  { portal, folder, timeScale }: { readonly portal: BenchPortal; readonly folder: string; readonly timeScale: number },
): Promise<ToolRun> {
  await portal.clear();
  const env = { PROVISION_CLOCK_SCALE: String(timeScale), PROVISION_URL: portal.webhookUrl };
  const run = await runScript(tool, args, { cwd: folder, env });
  const traffic = calm(await portal.report());
  const outsideMs = traffic.firstMs - run.startedMs + run.endedMs - traffic.lastMs;
  return { ...run, traffic, totalSec: spanSec(traffic, timeScale) + outsideMs / 1000 };
}

/** Units: portal seconds from the first request to the last answer. */
export function spanSec({ firstMs, lastMs }: Traffic, timeScale: number): number {
  return ((lastMs - firstMs) / 1000) * timeScale;
}

export function calm(traffic: Traffic): Traffic {
  const { rejected, failed } = traffic;
  if (rejected > 0 || failed > 0) throw new Error(`${rejected} requests and ${failed} commands were refused`);
  return traffic;
}
