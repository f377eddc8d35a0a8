import { systemClock } from '../../base/clock.ts';
import { listed } from '../../base/listed.ts';
import { type Finding, fine, look, wrong } from '../../model/check.ts';
import type { Config } from '../../model/config.ts';
import { Fault } from '../../model/fault.ts';
import type { LockRow } from '../../model/lockfile.ts';
import { message } from '../../model/message.ts';
import { lookAtLock } from '../../state/file/lock-state.ts';
import { describeInfo } from '../../state/lock-info.ts';
import type { StateHandle } from '../../state/open-state.ts';
import { openMemory, openStoreAt, shownMemory } from '../memory.ts';
import type { Options } from '../options.ts';
import { whereIs } from '../state/where.ts';

/** How the memory of the project stands: can it be read, who holds it, and what waits in it. */
export async function examineLockfile(config: Config, portal: string, options: Options): Promise<readonly Finding[]> {
  try {
    const where = whereIs(config, options);
    const { address } = where;
    const lock =
      address.kind === 'files'
        ? await lockFindings(config, options)
        : await heldFindings({ ...where, address }, config, portal, options);
    const memory = await openMemory(config, options);
    await memory.close();
    const file = shownMemory(memory.name, options.cwd);
    if (!memory.exists && !memory.united) return [fine('lockfile', message('DOCTOR_LOCKFILE_NONE', { file })), ...lock];
    return [...contentFindings(memory, config, portal, file), ...lock];
  } catch (error) {
    if (error instanceof Fault) return [wrong('lockfile', error)];
    throw error;
  }
}

async function lockFindings({ lockfile }: Config, { clock = systemClock }: Options): Promise<readonly Finding[]> {
  const state = await lookAtLock(lockfile, clock.nowMs());
  if (state.kind === 'free') return [];
  const { holder, lock } = state;
  if (state.kind === 'dead') return [look('lockfile', message('DOCTOR_LOCK_DEAD', { holder }))];
  return [look('lockfile', message(state.kind === 'alive' ? 'DOCTOR_LOCK_HELD' : 'DOCTOR_LOCK_FAR', { holder, lock }))];
}

/** Who holds the state in a store; whether that run is alive, only its engine knows. */
async function heldFindings(
  where: Parameters<typeof openStoreAt>[0],
  { project }: Config,
  portal: string,
  options: Options,
): Promise<readonly Finding[]> {
  const store = await openStoreAt(where, options);
  try {
    const holder = await store.holder(project, portal);
    const facts = holder && { holder: describeInfo(holder), id: holder.ID };
    return facts ? [look('lockfile', message('DOCTOR_STATE_HELD', facts))] : [];
  } finally {
    await store.close();
  }
}

function contentFindings(
  { lockfile, conflicts, united }: StateHandle,
  config: Config,
  portal: string,
  file: string,
): readonly Finding[] {
  const rows = lockfile.portals.get(portal) ?? new Map<string, LockRow>();
  const others = [...lockfile.portals].filter(([name, section]) => name !== portal && section.size > 0);
  const merged = conflicts.filter((conflict) => conflict.portal === portal).map(({ key }) => key);
  const pending = [...rows].filter(([, row]) => row.pending !== undefined).map(([key]) => key);
  const unfinished = [...rows].filter(([, row]) => row.unfinished).map(([key]) => key);
  const found = [
    ...(merged.length > 0 ? [wrong('lockfile', message('DOCTOR_LOCKFILE_CONFLICT', keysOf(merged)))] : []),
    ...(united && merged.length === 0 ? [look('lockfile', message('DOCTOR_LOCKFILE_UNITED', { file }))] : []),
    ...(pending.length > 0 ? [look('lockfile', message('DOCTOR_LOCKFILE_PENDING', keysOf(pending)))] : []),
    ...(unfinished.length > 0 ? [look('lockfile', message('DOCTOR_LOCKFILE_UNFINISHED', keysOf(unfinished)))] : []),
    ...(rows.size === 0 && others.length > 0 ? [elsewhere(portal, others)] : []),
  ];
  return found.length > 0 ? found : [fine('lockfile', message('DOCTOR_LOCKFILE', { file, ...countsOf(rows, config) }))];
}

function elsewhere(portal: string, others: readonly (readonly [string, unknown])[]): Finding {
  return look(
    'lockfile',
    message('DOCTOR_LOCKFILE_ELSEWHERE', { portal, others: listed(others.map(([name]) => name)) }),
  );
}

function countsOf(rows: ReadonlyMap<string, LockRow>, { chats }: Config) {
  const keys = new Set(chats.map(({ key }) => key));
  const former = new Set(chats.flatMap(({ fields }) => (fields.previousKeys as readonly string[] | undefined) ?? []));
  const left = [...rows.keys()].filter((key) => !keys.has(key) && !former.has(key));
  return { known: rows.size - left.length, chats: chats.length, left: left.length };
}

const keysAtMost = 5;

function keysOf(keys: readonly string[]): { readonly keys: string; readonly key: string } {
  const more = keys.length > keysAtMost ? ' …' : '';
  return { keys: `${keys.slice(0, keysAtMost).join(', ')}${more}`, key: keys[0] ?? '' };
}
