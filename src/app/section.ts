import type { Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import type { Lockfile } from '../model/lockfile.ts';
import { portalName } from './portal-name.ts';

/**
 * The lockfile section that a command is about which asks no portal.
 *
 * Errors: `PORTAL_MISSING` where the address is not known here and the lockfile knows none, or several.
 */
export function sectionName({ portal }: Config, lockfile: Lockfile): string {
  return portalName(portal) ?? onlyPortal(lockfile);
}

function onlyPortal({ portals }: Lockfile): string {
  const [only, ...others] = portals.keys();
  if (only === undefined || others.length > 0) throw new Fault('PORTAL_MISSING', {}, { reach: 'run' });
  return only;
}
