import { type Brake, brakeFor, parseMaxFailed } from '../../app/fleet/brake.ts';
import { parseConditions } from '../../config/inventory/labels.ts';
import type { Selection } from '../../config/inventory/select.ts';
import { autoShard, parseShard, type Shard } from '../../config/inventory/shard.ts';
import { Fault } from '../../model/fault.ts';
import type { Context } from '../command.ts';
import type { FleetFlags } from '../flags.ts';

/** The portals that a command line names. Errors: a Fault for what cannot be understood. */
export function selectionOf({ portal = [], label = [], shard }: FleetFlags, env: Context['env']): Selection {
  const labels = label.map((text) => {
    const conditions = parseConditions(text);
    if (typeof conditions === 'string') throw new Fault('LABEL_FORM', { part: conditions }, { reach: 'run' });
    return conditions;
  });
  return { names: portal, labels, shard: shard === undefined ? undefined : shardIn(shard, env) };
}

/** When to begin no more portals. */
export function brakeOf({ maxFailed }: FleetFlags, portals: number, signal: AbortSignal): Brake {
  return brakeFor(maxFailed === undefined ? undefined : parseMaxFailed(maxFailed), portals, signal);
}

function shardIn(text: string, env: Context['env']): Shard {
  if (text !== 'auto') {
    const shard = parseShard(text);
    if (shard) return shard;
    throw new Fault('SHARD_FORM', { value: text }, { reach: 'run' });
  }
  const found = autoShard(env);
  switch (found.kind) {
    case 'shard':
      return found.shard;
    case 'absent':
      throw new Fault('SHARD_NO_ENGINE', { known: found.known }, { reach: 'run' });
    case 'half':
      throw new Fault('SHARD_HALF', { has: found.has, needs: found.needs }, { reach: 'run' });
    case 'wrong':
      throw new Fault('SHARD_WRONG', { name: found.name, value: found.value }, { reach: 'run' });
  }
}
