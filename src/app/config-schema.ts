import { dirname, join } from 'node:path';
import { sayIn } from '../config/hovers.ts';
import { configSchema } from '../config/schema.ts';
import { writeNewFile } from '../disk/new-file.ts';
import type { Language } from '../model/message.ts';

/** The schema beside a config, so that editors help without a network. */
export const schemaName = 'chats.schema.json';

/** Writes the schema beside a config; gives its name, unless there is one, which stays as it is. */
export async function writeSchemaBeside(config: string, language: Language, cwd: string): Promise<readonly string[]> {
  const text = `${JSON.stringify(configSchema(await sayIn(language)), undefined, 2)}\n`;
  return (await writeNewFile(join(dirname(config), schemaName), text, cwd)) ? [schemaName] : [];
}
