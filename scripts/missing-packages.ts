import process from 'node:process';
import { missingPrograms, outerPrograms } from './outer-programs.ts';

/** Prints the Debian packages without which some tests are skipped on this machine, one a line. */
for (const name of missingPrograms()) process.stdout.write(`${outerPrograms[name].debian}\n`);
