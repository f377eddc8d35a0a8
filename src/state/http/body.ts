import { sha256 } from '../../base/hash.ts';
import { isObject } from '../../base/json.ts';
import { Fault } from '../../model/fault.ts';
import type { Stored } from '../../model/state.ts';

/*
 * GitLab and Gitea parse what is stored: a state needs `version` 4, a rising `serial` from 1 on, `lineage`, `terraform_version`, `outputs` and
 * `resources`. So the lockfile travels as an extra member of a formally valid state without resources; one shape serves every server.
 * Source: GitLab lib/api/terraform/state.rb (the version's number is `serial`); Gitea modules/terraform/state.go, PR 36710.
 */

const member = 'provision';

/** The state around a lockfile. */
export function wrapped(text: string, serial: number, name: string): string {
  const head = {
    version: 4,
    terraform_version: '1.0.0',
    serial,
    lineage: lineageOf(name),
    outputs: {},
    resources: [],
  };
  return `${JSON.stringify(head).slice(0, -1)},"${member}":${text.trimEnd()}}\n`;
}

export interface Unwrapped extends Stored {
  readonly serial: number;
}

/** The lockfile in a state. Errors: `STATE_FOREIGN` where something else lies at the address. */
export function unwrapped(body: string, name: string): Unwrapped {
  const state = parsed(body);
  if (!isObject(state) || !isObject(state[member]) || !Number.isSafeInteger(state.serial))
    throw new Fault('STATE_FOREIGN', { state: name }, { reach: 'run' });
  const serial = Number(state.serial);
  return { serial, text: lockfileIn(body, state[member]), stamp: `${serial} ${sha256(body)}` };
}

/** The lockfile as it was written, where the server kept our bytes; otherwise its content. */
function lockfileIn(body: string, value: unknown): string {
  const start = body.indexOf(`,"${member}":`);
  const own = start < 0 ? '' : `${body.slice(start + member.length + 4, body.lastIndexOf('}'))}\n`;
  return JSON.stringify(parsed(own)) === JSON.stringify(value) ? own : `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The same for every write to one object, different for different ones, in the form of a UUID. */
function lineageOf(name: string): string {
  const hex = sha256(`provision ${name}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
