import process from 'node:process';
import { defineConfig } from 'vitest/config';

/**
 * The tests that are tried on mutants of the core: those of its own rooms, without the ones behind which a sandbox runs.
 *
 * The laws, the fuzzers and the tests of the built program notice more, but take so long that only a few mutants could be tried.
 */
const told = (process.env.PROVISION_MUTANT_TESTS ?? '').split('\n').filter(Boolean);

export default defineConfig({
  test: {
    include: told.length > 0 ? told : ['test/{execute,plan,read,resources}/**/*.test.ts'],
    exclude: told.length > 0 ? [] : ['test/read/{hidden-people,known,titles}.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
