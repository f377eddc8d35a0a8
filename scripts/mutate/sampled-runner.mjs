import process from 'node:process';
import { strykerValidationSchema, strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { isSampled } from './sample.mjs';

const [{ factory: vitest }] = vitestPlugins;
const sample = JSON.parse(process.env.PROVISION_MUTANTS ?? '{"seed":0,"share":1}');

/** Stryker's own runner, which is asked about the mutants of the sample alone, and whose tests run in processes: some change their folder. */
function sampledVitest(injector) {
  const runner = injector.injectFunction(vitest);
  const { init, mutantRun } = runner;
  return Object.assign(runner, {
    async init() {
      await init.call(runner);
      for (const project of runner.ctx.projects) project.config.pool = 'forks';
    },
    async mutantRun(options) {
      const { line, column } = options.activeMutant.location.start;
      // Places count from 0 here, and from 1 in the results.
      if (isSampled(options.activeMutant, { line: line + 1, column: column + 1 }, sample))
        return mutantRun.call(runner, options);
      return { status: 'error', errorMessage: 'not in the sample' };
    },
  });
}
sampledVitest.inject = ['$injector'];

export const strykerPlugins = [{ kind: 'TestRunner', name: 'sampled-vitest', factory: sampledVitest }];
export { strykerValidationSchema };
