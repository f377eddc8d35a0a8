import { sha256 } from '../../base/hash.ts';
import { canonical } from '../../base/json.ts';
import type { Diagnostic } from '../../model/message.ts';

/**
 * A name for each problem that stays while lines move, so that a forge can tell old problems from new ones.
 *
 * Shape: hex, in the order of the problems; equal problems in one file are told apart by their count.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, args, place }) => {
    const same = canonical([code, args, place?.file ?? '']);
    const count = seen.get(same) ?? 0;
    seen.set(same, count + 1);
    return sha256(`${same} ${count}`);
  });
}
