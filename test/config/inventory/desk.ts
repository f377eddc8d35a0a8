import { type InventoryRead, readInventory } from '../../../src/config/inventory/read.ts';
import { type Resolved, resolveEntry } from '../../../src/config/inventory/resolve.ts';
import { type Loaded, loadConfig } from '../../../src/config/load.ts';
import type { ConfigFiles } from '../../../src/model/config-files.ts';
import type { Diagnostic } from '../../../src/model/message.ts';
import { diagnosticsText } from '../../../src/report/diagnostics-text.ts';
import { unpainted } from '../../../src/report/text/paint.ts';
import { inMemory } from '../desk.ts';

export type Files = Readonly<Record<string, string>>;

/** The disk of a test, and what was asked of it. */
export interface Watched {
  readonly files: ConfigFiles;
  readonly asked: string[];
}

export function watched(files: Files): Watched {
  const asked: string[] = [];
  const watch = (disk: ConfigFiles): ConfigFiles => ({
    ...disk,
    kind: (path) => {
      asked.push(path);
      return disk.kind(path);
    },
    read: (path, limitBytes) => {
      asked.push(path);
      return disk.read(path, limitBytes);
    },
    within: async (root, cwd) => watch(await disk.within(root, cwd)),
  });
  return { files: watch(inMemory(files)), asked };
}

/** Reads `/home/anna/portals.yaml`. */
export function read(files: Files, disk = inMemory(files)): Promise<InventoryRead> {
  return readInventory('/home/anna/portals.yaml', '/home/anna', disk);
}

/** What a person would see of an inventory alone; `fine` when there is nothing to say. */
export async function problems(inventory: string, more: Files = {}): Promise<string> {
  const { diagnostics, sources } = await read({ 'portals.yaml': inventory, ...more });
  return shown(diagnostics, sources);
}

export interface Around {
  readonly env?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly sparesPortal?: boolean;
  readonly disk?: ConfigFiles;
}

/** Resolves one portal and loads its packs, as a run does. */
export async function loadPortal(
  files: Files,
  name: string,
  around: Around = {},
): Promise<Loaded & { resolved: Resolved }> {
  const { env = {}, vars = {}, sparesPortal = false, disk = inMemory(files) } = around;
  const { inventory, diagnostics: wrong, sources } = await read(files, disk);
  if (!inventory) throw new Error(shown(wrong, sources));
  const entry = inventory.entries.find((one) => one.name === name);
  if (!entry) throw new Error(`no portal ${name}`);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const resolved = await resolveEntry(entry, inventory, { env, vars, files: disk, sparesPortal, report });
  const { packs, target } = resolved;
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return {
      config: undefined,
      diagnostics,
      sources: inventory.sources,
      understood: { root: '/home/anna', lockfile: '/home/anna/provision.lock.json', chats: [], portal: undefined },
      resolved,
    };
  return {
    ...(await loadConfig({ paths: packs, cwd: '/home/anna', env, vars, target, sparesPortal, files: disk })),
    resolved,
  };
}

/** What a person would see of one portal and its packs. */
export async function portalProblems(files: Files, name: string, around: Around = {}): Promise<string> {
  const { diagnostics, sources } = await loadPortal(files, name, around);
  return shown(diagnostics, sources);
}

function shown(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): string {
  if (diagnostics.length === 0) return 'fine';
  const lines = diagnosticsText(diagnostics, sources, { language: 'en' });
  return lines.slice(0, -2).map(unpainted).join('\n');
}
