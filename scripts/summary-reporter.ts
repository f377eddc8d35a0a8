import process from 'node:process';
import type { Reporter, TestModule } from 'vitest/node';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Ends a test run with one line, `N passed, N failed`, that is the last thing the run prints. */
export default class SummaryReporter implements Reporter {
  #tally: Tally = { passed: 0, failed: 0, skipped: 0 };

  onInit(): void {
    // Other reporters and vitest itself still print after the run has ended; nothing prints after this.
    process.once('exit', (code) => process.stdout.write(`${summary(this.#tally, code)}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#tally = tally(modules, unhandledErrors.length);
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

/** A run that ends badly never says that nothing failed, even where no test is to blame. */
function summary({ passed, failed, skipped }: Tally, exitCode: number): string {
  const failures = exitCode === 0 ? failed : Math.max(failed, 1);
  return `${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
