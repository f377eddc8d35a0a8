import { defineConfig } from 'vitest/config';

/** Folders whose tests run the built package; they share one build, made when it is older than its sources. */
const onTheBuild = ['cli', 'docs', 'examples', 'house', 'laws', 'shipping', 'soak'].map(
  (room) => `test/${room}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // Most tests wait for processes that they started, so a core is left idle where there are as many workers as cores less one.
    maxWorkers: '100%',
    reporters: ['default', './scripts/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: onTheBuild,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'build',
          include: onTheBuild,
          globalSetup: './scripts/build-if-stale.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
