import { jsonLine } from '../document.ts';

/** What a matrix is made of: one job a portal, or one job a shard. */
export type Parts =
  | { readonly by: 'portal'; readonly names: readonly string[] }
  | { readonly by: 'shard'; readonly total: number };

/**
 * The most jobs that an engine makes of one matrix.
 *
 * Source: docs.github.com, Actions limits (256 jobs of a matrix a run); docs.gitlab.com, `parallel:matrix` (200 permutations).
 */
export const matrixLimits = { github: 256, gitlab: 200 } as const;

export function sizeOf(parts: Parts): number {
  return parts.by === 'portal' ? parts.names.length : parts.total;
}

/** For `strategy.matrix: ${{ fromJSON(…) }}`; `matrix.portal` or `matrix.shard` is then a job's part. */
export function githubMatrix(parts: Parts): string {
  return jsonLine(parts.by === 'portal' ? { portal: parts.names } : { shard: shardsOf(parts.total) });
}

/** For `withParam`: a list of objects, `{{item.portal}}` or `{{item.shard}}`. */
export function argoList(parts: Parts): string {
  const items =
    parts.by === 'portal'
      ? parts.names.map((portal) => ({ portal }))
      : shardsOf(parts.total).map((shard) => ({ shard }));
  return jsonLine(items);
}

export interface GitlabPipeline {
  readonly command: string;
  /** The inventory, as jobs find it. */
  readonly inventory: string;
  readonly fleet: string;
}

/**
 * A child pipeline with one job a part: applies of one part wait for each other, and only what is temporary is tried again.
 *
 * The jobs take their image and what else they need from a job `.provision` that the parent hands down by `include:`.
 */
export function gitlabPipeline(parts: Parts, { inventory, fleet }: Omit<GitlabPipeline, 'command'>): string {
  const [name, values, flag] =
    parts.by === 'portal'
      ? ['PROVISION_PORTAL', parts.names, '--portal']
      : ['PROVISION_SHARD', shardsOf(parts.total), '--shard'];
  const list = values.map((value) => `          - ${JSON.stringify(value)}`).join('\n');
  return `# Written by: provision portals --format gitlab
include:
  - local: .gitlab/provision-portal.yml

provision:
  extends: .provision
  parallel:
    matrix:
      - ${name}:
${list}
  variables:
    PROVISION_INVENTORY: ${JSON.stringify(inventory)}
    PROVISION_SELECT: ${flag} $${name}
  resource_group: ${JSON.stringify(`provision/${fleet}/$${name}`)}
  interruptible: false
  retry:
    max: 2
    exit_codes: [75]
`;
}

function shardsOf(total: number): readonly string[] {
  return Array.from({ length: total }, (_, at) => `${at + 1}/${total}`);
}
