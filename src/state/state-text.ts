import { canonical } from '../base/json.ts';
import { Fault, faultOf } from '../model/fault.ts';
import { type LockDocument, renderLockfile } from './lockfile-render.ts';
import { type ParsedLockfile, parseLockfile } from './lockfile-text.ts';
import type { Entry } from './unite-rows.ts';

export type Reading = Extract<ParsedLockfile, { readonly document: LockDocument }>;

/**
 * Reads the lockfile of one project.
 *
 * Errors: `LOCKFILE_…` with a place in `name` where the text is broken, or is another project's.
 */
export function readState(text: string, name: string, project: string): Reading {
  const reading = parseLockfile(text, name);
  if ('diagnostics' in reading) {
    const [first] = reading.diagnostics;
    if (first === undefined) throw new Error('a lockfile that cannot be read has a reason');
    throw faultOf(first, { reach: 'run', ...(first.place === undefined ? {} : { place: first.place }) });
  }
  const found = reading.document.project;
  if (found !== project) throw new Fault('LOCKFILE_PROJECT', { file: name, found, project }, { reach: 'run' });
  return reading;
}

export function emptyDocument(project: string): LockDocument {
  return { project, portals: new Map(), unknown: {} };
}

/** A lockfile of the rows that `document` has and `known` has not, or has otherwise; `undefined` where there are none. */
export function rowsBeyond(document: LockDocument, known: LockDocument): string | undefined {
  const portals = new Map<string, ReadonlyMap<string, Entry>>();
  for (const [portal, section] of document.portals) {
    const there = known.portals.get(portal);
    const beyond = [...section].filter(([key, entry]) => canonical(entry) !== canonical(there?.get(key)));
    if (beyond.length > 0) portals.set(portal, new Map(beyond));
  }
  return portals.size === 0 ? undefined : renderLockfile({ project: document.project, portals, unknown: {} });
}
