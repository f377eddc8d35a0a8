import { lstatSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Fault } from '../model/fault.ts';
import { isInside } from './fence.ts';

/*
 * Whoever wrote into a checkout may have put a link where we are about to write, and it may lead anywhere this user can write. So nothing
 * is written through a link that lies below the working folder, and never through one at the end. Links on the way to the working folder,
 * or to a place that a person names elsewhere, are the person's own.
 */

/** Errors: `DISK_LINK` names the first link on the way from `tree` down to a path, the path itself included. */
export function refuseLinks(path: string, tree: string): void {
  const start = isInside(tree, path) ? tree : dirname(path);
  let place = start;
  for (const part of relative(start, path).split(sep)) {
    place = join(place, part);
    if (isLink(place)) throw linkFault(place);
  }
}

/** Errors: `DISK_LINK` where the path itself is a link. */
export function refuseLink(path: string): void {
  if (isLink(path)) throw linkFault(path);
}

/** `/dev/stdout` and its like are links to what the process was started with, and people name them to be written into. */
export function isHandedOver(path: string): boolean {
  return /^\/(?:dev|proc\/self\/fd)\//.test(resolve(path));
}

function isLink(path: string): boolean {
  return !isHandedOver(path) && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function linkFault(file: string): Fault {
  return new Fault('DISK_LINK', { file }, { reach: 'run' });
}
