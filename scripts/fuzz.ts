import process from 'node:process';
import { runLong } from './long-run.ts';

/**
 * `npm run fuzz`: every fuzzer with 100,000 inputs that nobody has seen before; `-- NAME…` runs some of them.
 *
 * `PROVISION_SEED` repeats a run, `PROVISION_RUNS` makes it shorter or longer.
 */
const names = process.argv.slice(2).map((name) => `test/fuzz/${name}`);
runLong(names.length > 0 ? names : ['test/fuzz'], { PROVISION_RUNS: '100000' });
