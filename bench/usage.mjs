import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** Preloaded into a measured process: leaves what the process used where BENCH_USAGE says. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.BENCH_USAGE,
    JSON.stringify({ cpuSec: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 }),
  );
});
