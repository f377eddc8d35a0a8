import type { Config, PortalConfig } from '../model/config.ts';
import type { ConfigFiles } from '../model/config-files.ts';
import type { Diagnostic } from '../model/message.ts';
import { compose } from './compose.ts';
import { expandEach } from './each/expand.ts';
import { openDisk } from './files.ts';
import { type Askers, reportUnasked } from './given-names.ts';
import type { Target } from './inventory/resolve.ts';
import { placesOf } from './places.ts';
import { overrides } from './portal.ts';
import type { Report } from './report.ts';
import { hideSecrets } from './secrets.ts';
import { inOrder } from './sort.ts';
import { type ConfigFile, readTree } from './tree.ts';
import type { GivenValues } from './values.ts';
import { newBudget } from './yaml/fill.ts';

/** What to load and what stands above the files. */
export interface LoadRequest {
  /** Files and folders, as given on the command line; `chats.yaml` when there are none. */
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `--var`: above the environment and the files. */
  readonly vars?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly token?: string;
  readonly lockfile?: string;
  /** For work that asks no portal: variables under `portal` need not be set, and `portal.url` may then be `undefined`. */
  readonly sparesPortal?: boolean;
  /** The portal of an inventory that the files are for, in the place of what they would say themselves. */
  readonly target?: Target;
  /** May files lie outside of the root that the given paths have? */
  readonly allowOutside?: boolean;
  readonly files: ConfigFiles;
}

export interface Loaded {
  /** `undefined` when there is any error. */
  readonly config: Config | undefined;
  /** Errors and warnings, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of every file read, secrets masked, by the name that places use. */
  readonly sources: ReadonlyMap<string, string>;
  /** Of a wrong config, too: as much as could be understood of it. */
  readonly understood: Understood;
}

export type Understood = Pick<Config, 'root' | 'lockfile' | 'chats'> & { readonly portal: PortalConfig | undefined };

/** Reads, joins and checks the config: all problems of all files in one go. */
export async function loadConfig(asked: LoadRequest): Promise<Loaded> {
  const request = asked.paths.length === 0 ? { ...asked, paths: ['chats.yaml'] } : asked;
  const diagnostics: Diagnostic[] = [];
  const report = onceEach((diagnostic) => void diagnostics.push(diagnostic));
  const { target } = request;
  const places = await placesOf(request);
  const { lockfile, root } = target ? { ...places, root: target.root } : places;
  const files = request.allowOutside ? request.files : await request.files.within(root, request.cwd);
  const disk = openDisk(files, request.cwd, lockfile);
  const around = { given: givenTo(request), report, budget: newBudget() };
  const read = await readTree(request.paths, disk, around);
  const { chats: plain, templates, tables } = await expandEach(read, disk, around);
  const own = read.map(({ source, root }) => [source.name, hideSecrets(source, root)] as const);
  const sources = new Map([...own, ...(target?.sources ?? [])]);
  for (const table of tables) if (!sources.has(table.name)) sources.set(table.name, hideSecrets(table, undefined));
  // What stands above the files of one portal must not make all portals of an inventory one.
  const { PROVISION_HOSTS } = request.env;
  const over = target ? overrides({}, { PROVISION_HOSTS }) : overrides(request, request.env);
  const draft = compose(read, { over, spared: request.sparesPortal === true, plain, target }, report);
  const { project, portal, chats = [] } = draft ?? {};
  const config =
    draft && portal && project !== undefined
      ? { ...draft, project, portal, templates, root, lockfile, sources }
      : undefined;
  if (read.length > 0) reportUnasked(around.given, askersIn(read, request, diagnostics), report);
  const sorted = inOrder(diagnostics, [...sources.keys()]);
  const failed = sorted.some(({ severity }) => severity === 'error');
  return {
    config: failed ? undefined : config,
    diagnostics: sorted,
    sources,
    understood: { root, lockfile, chats, portal },
  };
}

/** Who may ask for the values that were given. */
function askersIn(read: readonly ConfigFile[], { target }: LoadRequest, diagnostics: readonly Diagnostic[]): Askers {
  const texts = [...read.map(({ source }) => source.text), ...(target?.sources.values() ?? [])];
  const own = read.flatMap(({ layers }) => layers);
  const told = new Set(
    diagnostics.flatMap(({ code, args }) => (code === 'VAR_FLAG_NEAR' || code === 'VAR_ENV_NEAR' ? [args.near] : [])),
  );
  return { texts, layers: [...own, ...(target?.layers ?? [])], areOthers: target !== undefined, told };
}

/** What is wrong with a template is wrong with it for every row, and told once. */
function onceEach(report: Report): Report {
  const told = new Set<string>();
  return (diagnostic) => {
    const { code, args, place } = diagnostic;
    const same = JSON.stringify([code, args, place]);
    if (place && told.has(same)) return;
    told.add(same);
    report(diagnostic);
  };
}

function givenTo({ vars = {}, env, target }: LoadRequest): GivenValues {
  if (!target) return { vars, env };
  return { vars, env, above: target.layers, scopes: target.scopes, asker: target.span };
}
