import { resolve } from 'node:path';
import { isObject, type JsonObject } from '../base/json.ts';
import { readGiven, readStandardInput } from '../disk/input.ts';
import { Fault } from '../model/fault.ts';

/**
 * Reads a structure of chat fields: JSON as it is given, a file's, or that of stdin for `-`.
 *
 * Errors: a Fault when it is no JSON object.
 */
export async function readFields(path: string, cwd: string): Promise<JsonObject> {
  const isText = path.trimStart().startsWith('{');
  const file = isText ? '--fields' : path === '-' ? 'stdin' : path;
  const text = isText ? path : path === '-' ? readStandardInput() : await readGiven(resolve(cwd, path), cwd);
  if (text === undefined) throw new Fault('FIELDS_MISSING', { file });
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    throw new Fault('FIELDS_NO_JSON', { file, why: (error as Error).message });
  }
  throw new Fault('FIELDS_NO_OBJECT', { file });
}
