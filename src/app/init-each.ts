import { basename, dirname, join, resolve } from 'node:path';
import { starterTable, starterTableName, starterTemplate } from '../config/each/starter.ts';
import { sayIn } from '../config/hovers.ts';
import { configSchema } from '../config/schema.ts';
import { configFiles } from '../disk/config-files.ts';
import { writeNewFile } from '../disk/new-file.ts';
import { refuseLinks } from '../disk/no-links.ts';
import { Fault } from '../model/fault.ts';
import { schemaName } from './config-schema.ts';
import type { Initialized, InitOptions } from './init.ts';

/** Writes a config with one template, and the table that it reads. Errors: a Fault when either exists; nothing is written then. */
export async function initEach({ cwd, file, language }: Omit<InitOptions, 'fromFields'>): Promise<Initialized> {
  const folder = dirname(file);
  const [config, table, schema] = [file, join(folder, starterTableName), join(folder, schemaName)];
  for (const name of [config, table]) {
    refuseLinks(resolve(cwd, name), cwd);
    if ((await configFiles.kind(resolve(cwd, name))) !== 'absent')
      throw new Fault('FILE_EXISTS', { file: basename(name) });
  }
  const worded = configSchema(await sayIn(language));
  const texts: readonly (readonly [name: string, text: string])[] = [
    [table, starterTable(language)],
    [config, starterTemplate(language, `./${schemaName}`)],
    [schema, `${JSON.stringify(worded, undefined, 2)}\n`],
  ];
  const written: string[] = [];
  for (const [name, text] of texts) if (await writeNewFile(resolve(cwd, name), text, cwd)) written.push(name);
  return { files: [config, ...written.filter((name) => name !== config)], leftOut: [] };
}
