import { dirname } from 'node:path';
import { byCodePoint } from '../../base/json.ts';
import type { ConfigFiles } from '../../model/config-files.ts';
import type { Diagnostic } from '../../model/message.ts';
import { openDisk } from '../files.ts';
import { problem, type Report } from '../report.ts';
import { hideSecrets } from '../secrets.ts';
import { inOrder } from '../sort.ts';
import { type ConfigFile, readTree } from '../tree.ts';
import { newBudget } from '../yaml/fill.ts';
import { type Entry, entriesOf } from './entries.ts';
import { composeInventoryHeader, type InventoryHeader } from './header.ts';

export interface Inventory extends InventoryHeader {
  /** Absolute path of the file that was given. */
  readonly path: string;
  /** Absolute folder of that file: what its portals share lies below it. */
  readonly folder: string;
  /** Sorted by name (code point). */
  readonly entries: readonly Entry[];
  /** Text of every file read, secrets masked, by the name that places use. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface InventoryRead {
  /** `undefined` when there is any error. */
  readonly inventory: Inventory | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * Reads an inventory and checks its form; no variable, no secret and no pack is looked at yet.
 *
 * `path`: absolute.
 */
export async function readInventory(path: string, cwd: string, files: ConfigFiles): Promise<InventoryRead> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const disk = openDisk(await files.within(dirname(path), cwd), cwd, undefined);
  const around = { given: { vars: {}, env: {} }, report, budget: newBudget(), keepReferences: true };
  const tree = await readTree([path], disk, around);
  const sources = new Map(tree.map(({ source, root }) => [source.name, hideSecrets(source, root)]));
  const header = composeInventoryHeader(tree, report);
  const entries = entriesOf(tree, report);
  reportNone(tree, entries, report);
  const sorted = inOrder(diagnostics, [...sources.keys()]);
  const isRight = header !== undefined && sorted.every(({ severity }) => severity !== 'error');
  return {
    inventory: isRight
      ? {
          ...header,
          path,
          folder: dirname(path),
          entries: entries.toSorted((a, b) => byCodePoint(a.name, b.name)),
          sources,
        }
      : undefined,
    diagnostics: sorted,
    sources,
  };
}

function reportNone(tree: readonly ConfigFile[], entries: readonly Entry[], report: Report): void {
  const [first] = tree;
  if (!first || entries.length > 0 || tree.some(({ broken }) => broken)) return;
  const member = first.root.members.get('portals');
  report(problem('PORTALS_NONE', {}, member?.key ?? first.root.span));
}
