import { nearest, newPatience } from '../base/nearest.ts';
import { problem, type Report } from './report.ts';
import { type GivenValues, givenInEnv, type VarLayer } from './values.ts';

/** Where names of values may be asked for. */
export interface Askers {
  readonly texts: Iterable<string>;
  /** Values that files have already, which a flag may stand above. */
  readonly layers: readonly VarLayer[];
  /** Do other runs of the same command line read other files? */
  readonly areOthers: boolean;
  /** Given names that were told of already, where a value was missed. */
  readonly told: ReadonlySet<unknown>;
}

/**
 * Tells of values that were given under a name that no file asks for.
 *
 * A flag was typed for this run, so it is an error; for one portal of many it may be meant for another one, and the environment is for whatever
 * runs in it, so those are warnings, and only where a name is near that nobody gave.
 */
export function reportUnasked({ vars, env }: GivenValues, askers: Askers, report: Report): void {
  const flags = Object.keys(vars);
  const variables = givenInEnv(env);
  if (flags.length + variables.length === 0) return;
  const asked = namesIn(askers);
  const isNews = (name: string) => !asked.has(name) && !askers.told.has(name);
  const given = new Set([...flags, ...variables]);
  const missing = [...asked].filter((name) => !given.has(name));
  const patience = newPatience();
  const severity = askers.areOthers ? 'warning' : 'error';
  for (const name of flags.filter(isNews)) {
    const near = nearest(name, missing, patience);
    if (near !== undefined) report(problem('VAR_FLAG_MISSPELT', { name, near }, undefined, { severity }));
    else if (!askers.areOthers) report(problem('VAR_FLAG_UNASKED', { name }, undefined));
  }
  for (const name of variables.filter(isNews)) {
    const near = flags.includes(name) ? undefined : nearest(name, missing, patience);
    if (near !== undefined) report(problem('VAR_ENV_MISSPELT', { name, near }, undefined, { severity: 'warning' }));
  }
}

function namesIn({ texts, layers }: Askers): ReadonlySet<string> {
  const names = new Set(layers.flatMap(({ names }) => names));
  for (const text of texts) for (const [, name = ''] of text.matchAll(/(?<!\$)\$\{var:([^}:]+)/g)) names.add(name);
  return names;
}
