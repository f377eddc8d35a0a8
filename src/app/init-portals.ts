import { basename, dirname, join, resolve } from 'node:path';
import { inventorySchema } from '../config/inventory/schemas.ts';
import { starterInventory, starterPack } from '../config/inventory/starter.ts';
import { configSchema } from '../config/schema.ts';
import { configFiles } from '../disk/config-files.ts';
import { writeNewFile } from '../disk/new-file.ts';
import { refuseLinks } from '../disk/no-links.ts';
import { Fault } from '../model/fault.ts';
import type { Initialized, InitOptions } from './init.ts';

const schemaName = 'portals.schema.json';
const packSchemaName = 'chats.schema.json';
const packName = 'packs/base.yaml';

/** Writes a starter inventory, a pack and their schemas. Errors: a Fault when the inventory exists; nothing is ever overwritten. */
export async function initPortals({ cwd, file, language }: Omit<InitOptions, 'fromFields'>): Promise<Initialized> {
  const path = resolve(cwd, file);
  refuseLinks(path, cwd);
  const exists = new Fault('FILE_EXISTS', { file: basename(file) });
  if ((await configFiles.kind(path)) !== 'absent') throw exists;
  if (!(await writeNewFile(path, starterInventory(language, `./${schemaName}`), cwd))) throw exists;
  const beside: readonly (readonly [name: string, text: string])[] = [
    [packName, starterPack(language, `../${packSchemaName}`)],
    [schemaName, `${JSON.stringify(inventorySchema(), undefined, 2)}\n`],
    [packSchemaName, `${JSON.stringify(configSchema(), undefined, 2)}\n`],
  ];
  const written: string[] = [];
  for (const [name, text] of beside)
    if (await writeNewFile(join(dirname(path), name), text, cwd)) written.push(join(dirname(file), name));
  return { files: [file, ...written], leftOut: [] };
}
