import { expect, test } from 'vitest';
import { autoShard, isInShard, parseShard, shardText } from '../../../src/config/inventory/shard.ts';
import { fc } from '../../property.ts';

test('for every number of shards each portal falls to exactly one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 60 }),
      (names, total) => {
        for (const name of names) {
          const owners = Array.from({ length: total }, (_, at) => at + 1).filter((index) =>
            isInShard(name, { index, total }),
          );
          expect(owners).toHaveLength(1);
        }
      },
    ),
  );
});

test('a portal stays in its shard, whatever else the fleet holds and however its name is composed', () => {
  const shard = (name: string) => [1, 2, 3, 4, 5, 6, 7].find((index) => isInShard(name, { index, total: 7 }));
  expect(['bell', 'corp', 'dent', 'колокол'].map(shard)).toEqual([5, 2, 7, 7]);
  expect(shard('caf\u00e9')).toBe(shard('cafe\u0301'));
});

test('portals spread evenly', () => {
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < 1000; at += 1)
    for (const [place] of counts.entries())
      if (isInShard(`client-${at}`, { index: place + 1, total: 4 })) counts[place] = (counts[place] ?? 0) + 1;
  for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(50);
});

test.each(['0/3', '4/3', '1/0', '1', 'a/b', '1/3/5', '-1/3', '1.5/3', '', '1/100000'])('"%s" is no shard', (text) => {
  expect(parseShard(text)).toBeUndefined();
});

test('what is written as a shard is read back as the same', () => {
  expect(parseShard(shardText({ index: 3, total: 7 }))).toEqual({ index: 3, total: 7 });
});

test.each([
  ['GitLab', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '7' }, { index: 2, total: 7 }],
  ['an Indexed Job', { JOB_COMPLETION_INDEX: '0', PROVISION_SHARDS: '7' }, { index: 1, total: 7 }],
  ['CircleCI', { CIRCLE_NODE_INDEX: '6', CIRCLE_NODE_TOTAL: '7' }, { index: 7, total: 7 }],
  ['Buildkite', { BUILDKITE_PARALLEL_JOB: '0', BUILDKITE_PARALLEL_JOB_COUNT: '2' }, { index: 1, total: 2 }],
  [
    'Slurm',
    { SLURM_ARRAY_TASK_ID: '12', SLURM_ARRAY_TASK_COUNT: '3', SLURM_ARRAY_TASK_MIN: '10' },
    { index: 3, total: 3 },
  ],
  ['AWS Batch', { AWS_BATCH_JOB_ARRAY_INDEX: '1', PROVISION_SHARDS: '2' }, { index: 2, total: 2 }],
  ['Cloud Run', { CLOUD_RUN_TASK_INDEX: '1', CLOUD_RUN_TASK_COUNT: '4' }, { index: 2, total: 4 }],
  ['Azure Pipelines', { SYSTEM_JOBPOSITIONINPHASE: '1', SYSTEM_TOTALJOBSINPHASE: '4' }, { index: 1, total: 4 }],
  [
    'our own variable before all',
    { PROVISION_SHARD: '2/2', CI_NODE_INDEX: '5', CI_NODE_TOTAL: '7' },
    { index: 2, total: 2 },
  ],
])('auto takes the shard from %s', (_engine, env, shard) => {
  expect(autoShard(env)).toEqual({ kind: 'shard', shard });
});

test.each([
  ['nothing', {}, 'absent'],
  ['a job of GitLab that is not parallel', { CI_NODE_TOTAL: '1' }, 'absent'],
  ['an Indexed Job whose total nobody told', { JOB_COMPLETION_INDEX: '3' }, 'half'],
  ['an index beyond the total', { CI_NODE_INDEX: '8', CI_NODE_TOTAL: '7' }, 'wrong'],
  ['an index that is no number', { CI_NODE_INDEX: 'two', CI_NODE_TOTAL: '7' }, 'wrong'],
  ['a shard of ours that is none', { PROVISION_SHARD: '9' }, 'wrong'],
])('auto takes %s for no shard, as each job would then do all the work', (_what, env, kind) => {
  expect(autoShard(env).kind).toBe(kind);
});
