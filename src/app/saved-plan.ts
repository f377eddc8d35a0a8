import { relative, resolve } from 'node:path';
import { isObject } from '../base/json.ts';
import { configFiles } from '../disk/config-files.ts';
import { loadPlanFile, savePlanFile } from '../disk/plan-file.ts';
import { Fault } from '../model/fault.ts';
import { type ChatPlan, type ConsentName, consents, type Plan } from '../model/plan.ts';
import type { Allowed } from '../plan/consent.ts';
import type { Options } from './options.ts';
import type { Planned } from './plan.ts';
import { keptView, type PlanView, shownMark, viewIn } from './plan-view.ts';

/**
 * A plan that was reviewed, to be applied later.
 *
 * Premise: what is approved is an act on a state. The file keeps a digest of both for every chat; applying plans again, by the same
 * planner, and executes the chats whose digest is still the same. It holds no calls but their names, so it can carry no secret and no picture,
 * and nobody can smuggle a call into it; what it shows is compared like the digests, so that nobody can make it show something else. Why not a digest over everything: one unrelated edit would void all that was approved.
 */
export interface SavedPlan {
  readonly files: readonly string[];
  readonly lockfile: string | undefined;
  readonly only: readonly string[];
  readonly exclude: readonly string[];
  readonly prune: boolean;
  readonly allowed: Allowed;
  readonly portal: string;
  /** Chat key → digest of what is to be done to it. */
  readonly chats: ReadonlyMap<string, string>;
  /** What was shown of it. */
  readonly view: PlanView;
}

const kind = 'provision-plan';
const formatVersion = 2;

/** Writes a plan down; paths are kept relative to the plan file's folder, so that a checkout elsewhere can apply it. */
export async function savePlan(
  path: string,
  options: Options,
  plan: Plan,
  told: Partial<Pick<Planned, 'estimate' | 'saidBy'>> = {},
): Promise<void> {
  const folder = resolve(options.cwd, path, '..');
  const moved = (file: string) => relative(folder, resolve(options.cwd, file)) || '.';
  await savePlanFile(resolve(options.cwd, path), {
    kind,
    version: formatVersion,
    project: plan.project,
    portal: plan.portal,
    files: options.files.map(moved),
    ...(options.lockfile === undefined ? {} : { lockfile: moved(options.lockfile) }),
    only: options.only ?? [],
    exclude: options.exclude ?? [],
    prune: options.prune === true,
    allowed: options.allowed ?? {},
    chats: Object.fromEntries(plan.chats.filter(isDue).map(({ key, digest }) => [key, digest])),
    shown: keptView({ plan, estimate: told.estimate, saidBy: told.saidBy }),
  });
}

/** Reads a saved plan; its paths become absolute. Errors: a Fault when the file is something else. */
export async function loadSavedPlan(path: string, cwd: string): Promise<SavedPlan> {
  const file = resolve(cwd, path);
  const document = await loadPlanFile(file, cwd, kind);
  if (!isObject(document) || document.kind !== kind || document.version !== formatVersion || !isObject(document.chats))
    throw new Fault('PLAN_FILE_FOREIGN', { file: path });
  const portal = String(document.portal);
  const view = viewIn(document.shown, { project: String(document.project), portal });
  if (!view) throw new Fault('PLAN_FILE_FOREIGN', { file: path });
  const folder = resolve(file, '..');
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
  return {
    files: texts(document.files).map((name) => resolve(folder, name)),
    lockfile: typeof document.lockfile === 'string' ? resolve(folder, document.lockfile) : undefined,
    only: texts(document.only),
    exclude: texts(document.exclude),
    prune: document.prune === true,
    allowed: allowedOf(document.allowed),
    portal,
    view,
    chats: new Map(Object.entries(document.chats).map(([key, digest]) => [key, String(digest)])),
  };
}

/**
 * Is a file a saved plan? By its content: a config may be JSON, too.
 *
 * What cannot be read is no plan; whoever reads it as a config says why.
 */
export async function isSavedPlan(path: string, cwd: string): Promise<boolean> {
  const file = resolve(cwd, path);
  if ((await configFiles.kind(file)) !== 'file') return false;
  try {
    const document = await loadPlanFile(file, cwd, kind);
    return isObject(document) && document.kind === kind;
  } catch (error) {
    if (error instanceof Fault) return error.code === 'PLAN_FILE_BROKEN';
    throw error;
  }
}

/** The options that a saved plan was made with, under those of the command that applies it. */
export function optionsOf(saved: SavedPlan, options: Options): Options {
  return {
    ...options,
    files: saved.files,
    only: saved.only,
    exclude: saved.exclude,
    prune: saved.prune,
    allowed: { ...saved.allowed, ...options.allowed },
    ...(saved.lockfile === undefined || options.lockfile !== undefined ? {} : { lockfile: saved.lockfile }),
  };
}

/** Splits a fresh plan into what was approved and what is stale; chats that have become as planned by now are neither. */
export function approved(
  plan: Plan,
  saved: SavedPlan,
): { readonly chats: readonly ChatPlan[]; readonly stale: readonly string[] } {
  const due = plan.chats.filter(isDue);
  const shown = new Map(saved.view.plan.chats.map((chat) => [chat.key, shownMark(chat)]));
  const isApproved = (chat: ChatPlan) =>
    saved.portal === plan.portal &&
    saved.chats.get(chat.key) === chat.digest &&
    shown.get(chat.key) === shownMark(chat);
  return { chats: due.filter(isApproved), stale: due.filter((chat) => !isApproved(chat)).map(({ key }) => key) };
}

function isDue({ operations, rowChanged, blocked }: ChatPlan): boolean {
  return blocked === undefined && (operations.length > 0 || rowChanged);
}

/** The dangers and numbers in what a plan file says; everything else in it is left out. */
export function allowedOf(value: unknown): Allowed {
  const entries = isObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter(([name, count]) => consents.includes(name as ConsentName) && typeof count === 'number'),
  ) as Allowed;
}
