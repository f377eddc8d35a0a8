import process from 'node:process';
import type { Reporter, TestModule } from 'vitest/node';
import { missingPrograms, outerPrograms } from './outer-programs.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Ends a test run with what it skipped and with one line, `N passed, N failed`, that is the last thing the run prints. */
export default class SummaryReporter implements Reporter {
  #tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  #skipped = '';

  onInit(): void {
    // Other reporters and vitest itself still print after the run has ended; nothing prints after this.
    process.once('exit', (code) => process.stdout.write(`${this.#skipped}${summary(this.#tally, code)}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#tally = tally(modules, unhandledErrors.length);
    this.#skipped = skippedText(modules);
  }
}

/** A file that cannot be loaded and an error outside every test count as one failure each: no test of theirs can. */
function tally(modules: readonly TestModule[], unhandledErrors: number): Tally {
  let [passed, failed, skipped] = [0, unhandledErrors, 0];
  for (const module of modules) {
    const failedBefore = failed;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state === 'failed') failed += 1;
      else skipped += 1;
    }
    if (module.state() === 'failed' && failed === failedBefore) failed += 1;
  }
  return { passed, failed, skipped };
}

/** Says what was skipped, file by file, and what to install so that nothing is. */
function skippedText(modules: readonly TestModule[]): string {
  const lines = modules.flatMap((module) => {
    const count = [...module.children.allTests('skipped')].length;
    return count === 0 ? [] : [`skipped: ${count} of ${module.relativeModuleId}\n`];
  });
  const missing = missingPrograms();
  if (lines.length === 0 || missing.length === 0) return lines.join('');
  const packages = missing.map((name) => outerPrograms[name].debian).join(' ');
  return `${lines.join('')}missing here: ${missing.join(', ')} (Debian: apt-get install ${packages})\n`;
}

/** A run that ends badly never says that nothing failed, even where no test is to blame. */
function summary({ passed, failed, skipped }: Tally, exitCode: number): string {
  const failures = exitCode === 0 ? failed : Math.max(failed, 1);
  return `${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
