import { basename, dirname, join, resolve } from 'node:path';
import { fieldsToYaml, starterText } from '../config/init.ts';
import { configSchema } from '../config/schema.ts';
import { writeNewFile } from '../disk/new-file.ts';
import { Fault } from '../model/fault.ts';
import type { Language } from '../model/message.ts';
import { readFields } from './fields.ts';

export interface InitOptions {
  readonly cwd: string;
  readonly file: string;
  readonly language: Language;
  /** JSON file with the fields of `im.chat.add`, to be turned into the chat of the new file. */
  readonly fromFields?: string;
}

export interface Initialized {
  /** The files that were written, as named in the options. */
  readonly files: readonly string[];
  /** Fields that have no place in a config, such as a picture in base64. */
  readonly leftOut: readonly string[];
}

/** The schema beside the config, so that editors help without a network. */
const schemaName = 'chats.schema.json';

/** Writes a starter config and its schema. Errors: a Fault when the config exists; it is never overwritten. */
export async function init({ cwd, file, language, fromFields }: InitOptions): Promise<Initialized> {
  const schema = `./${schemaName}`;
  const { text, leftOut } =
    fromFields === undefined
      ? { text: starterText(language, schema), leftOut: [] }
      : fieldsToYaml(await readFields(fromFields, cwd), schema);
  const path = resolve(cwd, file);
  if (!(await writeNewFile(path, text))) throw new Fault('FILE_EXISTS', { file: basename(file) });
  const schemaPath = join(dirname(path), schemaName);
  const wroteSchema = await writeNewFile(schemaPath, `${JSON.stringify(configSchema(), undefined, 2)}\n`);
  return { files: [file, ...(wroteSchema ? [join(dirname(file), schemaName)] : [])], leftOut };
}
