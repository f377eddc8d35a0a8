import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { pictureFromAnything } from '../avatar/picture-from-anything.ts';
import type { JsonObject } from '../base/json.ts';
import { fieldsToYaml, starterText } from '../config/init.ts';
import { keyFrom } from '../config/key-from.ts';
import { configFiles } from '../disk/config-files.ts';
import { writeNewFile } from '../disk/new-file.ts';
import { refuseLinks } from '../disk/no-links.ts';
import { Fault } from '../model/fault.ts';
import type { Language } from '../model/message.ts';
import { schemaName, writeSchemaBeside } from './config-schema.ts';
import { readFields } from './fields.ts';
import { savePictureFile } from './picture-file.ts';

export interface InitOptions {
  readonly cwd: string;
  readonly file: string;
  readonly language: Language;
  /** JSON file with the fields of `im.chat.add`, to be turned into the chat of the new file. */
  readonly fromFields?: string;
  /** Asked once it is sure that the file is new: which portal it names. */
  readonly portal?: () => Promise<'sandbox' | 'webhook'>;
}

export interface Initialized {
  /** The files that were written, as named in the options. */
  readonly files: readonly string[];
  /** Fields that have no place in a config. */
  readonly leftOut: readonly string[];
}

/** Writes a starter config and its schema. Errors: a Fault when the config exists; it is never overwritten. */
export async function init({ cwd, file, language, fromFields, portal }: InitOptions): Promise<Initialized> {
  const path = resolve(cwd, file);
  const folder = dirname(path);
  refuseLinks(path, cwd);
  const exists = new Fault('FILE_EXISTS', { file: basename(file) });
  if ((await configFiles.kind(path)) !== 'absent') throw exists;
  const schema = `./${schemaName}`;
  const given =
    fromFields === undefined ? undefined : await withPicture(await readFields(fromFields, cwd), cwd, folder);
  const { text, leftOut } =
    given === undefined
      ? { text: starterText(language, schema, await portal?.()), leftOut: [] }
      : fieldsToYaml(given.fields, schema);
  if (!(await writeNewFile(path, text, cwd))) throw exists;
  const beside = [
    ...(await writeSchemaBeside(path, language, cwd)),
    ...(given?.written === undefined ? [] : [given.written]),
  ];
  return { files: [file, ...beside.map((name) => join(dirname(file), name))], leftOut };
}

/**
 * Fields whose picture a config beside `folder` can name: one in base64, or one that lies elsewhere, becomes a file there.
 *
 * A picture that cannot be had stays as it is; the conversion names it.
 */
async function withPicture(
  fields: JsonObject,
  cwd: string,
  folder: string,
): Promise<{ readonly fields: JsonObject; readonly written?: string }> {
  const [name, avatar] = Object.entries(fields).find(([field]) => field.toUpperCase() === 'AVATAR') ?? [];
  if (name === undefined || typeof avatar !== 'string' || avatar.trim() === '' || /^https:/i.test(avatar.trim()))
    return { fields };
  const near = relative(folder, resolve(cwd, avatar));
  const isFile = avatar.length < 4096 && (await configFiles.kind(resolve(cwd, avatar))) === 'file';
  if (isFile && !near.startsWith('..') && !isAbsolute(near)) return { fields: { ...fields, [name]: `./${near}` } };
  try {
    const bytes = Buffer.from(await pictureFromAnything(avatar, cwd, { files: configFiles }), 'base64');
    const title = Object.entries(fields).find(([field]) => field.toUpperCase() === 'TITLE')?.[1];
    const { written } = await savePictureFile(folder, keyFrom(String(title ?? '')), bytes);
    return { fields: { ...fields, [name]: written }, written };
  } catch (error) {
    if (error instanceof Fault && error.code.startsWith('AVATAR_')) return { fields };
    throw error;
  }
}
