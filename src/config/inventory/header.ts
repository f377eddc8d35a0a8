import { canonical } from '../../base/json.ts';
import { message } from '../../model/message.ts';
import { against, type Validator } from '../check/against.ts';
import { checkInventoryHeader } from '../generated/inventory-validators.js';
import { startOf } from '../header.ts';
import { problem, type Report } from '../report.ts';
import type { ConfigFile } from '../tree.ts';
import { type Member, spanOf } from '../yaml/located.ts';
import { inventoryHeaderSchema } from './schemas.ts';

/** What an inventory says once in all its files. */
export interface InventoryHeader {
  readonly fleet: string;
  /** Where the state of its portals lies; in files where nothing is said. */
  readonly state: Member | undefined;
}

/** Shape: `undefined` where the fleet's name is not said. */
export function composeInventoryHeader(tree: readonly ConfigFile[], report: Report): InventoryHeader | undefined {
  const said = new Map<string, Member>();
  for (const { root } of tree) {
    const wrong = against(checkInventoryHeader as Validator, inventoryHeaderSchema, root, report);
    for (const field of ['version', 'fleet', 'state']) {
      const member = root.members.get(field);
      if (!member) continue;
      const first = said.get(field);
      if (first && canonical(first.node.value) !== canonical(member.node.value)) {
        const related = [{ span: spanOf(first), message: message('FIRST_WRITTEN') }];
        report(problem('HEADER_CONFLICT', { field }, spanOf(member), { related }));
      }
      if (!first || wrong.has(field)) said.set(field, member);
    }
  }
  const [first] = tree;
  if (!first || tree.some(({ broken }) => broken)) return undefined;
  if (!said.has('version')) report(problem('VERSION_MISSING', {}, startOf(first.root)));
  if (!said.has('fleet')) report(problem('FLEET_MISSING', {}, startOf(first.root)));
  const name = said.get('fleet')?.node.value;
  return typeof name === 'string' ? { fleet: name.normalize('NFC'), state: said.get('state') } : undefined;
}
