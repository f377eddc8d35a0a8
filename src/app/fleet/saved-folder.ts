import { join, resolve } from 'node:path';
import { isObject } from '../../base/json.ts';
import { configFiles } from '../../disk/config-files.ts';
import { loadPlanFile } from '../../disk/plan-file.ts';

/** How a fleet's saved plan is known: this file, with this kind, in a folder. */
export const fleetFile = 'fleet.json';
export const kind = 'provision-fleet-plan';

/** Is this the folder of a fleet's saved plan? */
export async function isSavedFleet(folder: string, cwd: string): Promise<boolean> {
  const path = resolve(cwd, folder);
  if ((await configFiles.kind(path)) !== 'folder' || (await configFiles.kind(join(path, fleetFile))) !== 'file')
    return false;
  const document = await loadPlanFile(join(path, fleetFile), cwd, kind).catch(() => undefined);
  return isObject(document) && document.kind === kind;
}
