import { sha256 } from '../../base/hash.ts';

/** One of several runners that share a fleet: `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** What `--shard auto` finds: a shard, or why there is none. */
export type AutoShard =
  | { readonly kind: 'shard'; readonly shard: Shard }
  /** No engine has left its variables. */
  | { readonly kind: 'absent'; readonly known: string }
  /** One half is there; `needs` names what else has to be set. */
  | { readonly kind: 'half'; readonly has: string; readonly needs: string }
  | { readonly kind: 'wrong'; readonly name: string; readonly value: string };

/** Runners beyond any fleet that one would split. */
const mostShards = 10_000;

/** Reads `2/7`; `undefined` where it is no such thing. */
export function parseShard(text: string): Shard | undefined {
  const [, index, total] = /^(\d{1,5})\/(\d{1,5})$/.exec(text.trim()) ?? [];
  return shardOf(Number(index), Number(total));
}

export function shardText({ index, total }: Shard): string {
  return `${index}/${total}`;
}

/**
 * Does a portal fall to this shard?
 *
 * By its name alone: the same on every machine, and for every number of shards each portal falls to exactly one. Names that an editor
 * composes differently are one name.
 */
export function isInShard(name: string, { index, total }: Shard): boolean {
  return Number.parseInt(sha256(name.normalize('NFC')).slice(0, 12), 16) % total === index - 1;
}

interface Engine {
  readonly index: string;
  readonly total: string;
  /** What the first index is. */
  readonly first: 0 | 1 | 'SLURM_ARRAY_TASK_MIN';
}

/**
 * The variables by which engines tell a job which of how many it is; ours comes first.
 *
 * Source: the engines' references of predefined variables (GitLab `parallel`, Kubernetes Indexed Job, CircleCI `parallelism`, Buildkite
 * `parallelism`, Slurm job arrays, AWS Batch array jobs, Cloud Run jobs, Azure Pipelines `parallel`). Kubernetes and AWS Batch tell no total.
 */
const engines: readonly Engine[] = [
  { index: 'JOB_COMPLETION_INDEX', total: 'PROVISION_SHARDS', first: 0 },
  { index: 'CI_NODE_INDEX', total: 'CI_NODE_TOTAL', first: 1 },
  { index: 'CIRCLE_NODE_INDEX', total: 'CIRCLE_NODE_TOTAL', first: 0 },
  { index: 'BUILDKITE_PARALLEL_JOB', total: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
  { index: 'SLURM_ARRAY_TASK_ID', total: 'SLURM_ARRAY_TASK_COUNT', first: 'SLURM_ARRAY_TASK_MIN' },
  { index: 'AWS_BATCH_JOB_ARRAY_INDEX', total: 'PROVISION_SHARDS', first: 0 },
  { index: 'CLOUD_RUN_TASK_INDEX', total: 'CLOUD_RUN_TASK_COUNT', first: 0 },
  { index: 'SYSTEM_JOBPOSITIONINPHASE', total: 'SYSTEM_TOTALJOBSINPHASE', first: 1 },
];

/**
 * The shard that the engine gave this job.
 *
 * An index without a total is no shard: running everything in its place would have every job do all the work. GitLab sets a total of 1 for
 * jobs that are not parallel, so a total alone says nothing.
 */
export function autoShard(env: Readonly<Record<string, string | undefined>>): AutoShard {
  const own = env.PROVISION_SHARD;
  if (own) {
    const shard = parseShard(own);
    return shard ? { kind: 'shard', shard } : { kind: 'wrong', name: 'PROVISION_SHARD', value: own };
  }
  const engine = engines.find(({ index }) => env[index]);
  if (!engine) return { kind: 'absent', known: ['PROVISION_SHARD', ...engines.map(({ index }) => index)].join(', ') };
  const { index, total, first } = engine;
  if (!env[total]) return { kind: 'half', has: index, needs: total };
  const start = typeof first === 'number' ? first : Number(env[first] ?? 0);
  const shard = shardOf(numberIn(env[index]) - start + 1, numberIn(env[total]));
  return shard ? { kind: 'shard', shard } : { kind: 'wrong', name: index, value: `${env[index]}/${env[total]}` };
}

function numberIn(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : Number.NaN;
}

function shardOf(index: number, total: number): Shard | undefined {
  const isOne = Number.isInteger(index) && index >= 1 && index <= total && total <= mostShards;
  return isOne ? { index, total } : undefined;
}
