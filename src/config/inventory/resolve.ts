import { resolve } from 'node:path';
import { learnAddress, learnSecret } from '../../base/secrets.ts';
import type { ConfigFiles } from '../../model/config-files.ts';
import { type Message, message } from '../../model/message.ts';
import { problem, problemOf, type Report } from '../report.ts';
import {
  type Around,
  type GivenValues,
  newFilling,
  secretScope,
  type VarLayer,
  varLayer,
  varScope,
} from '../values.ts';
import { type Filling, fill, newBudget, type Scope } from '../yaml/fill.ts';
import {
  type Located,
  type LocatedMap,
  type LocatedScalar,
  locatedMap,
  locatedScalar,
  type Member,
  spanOf,
} from '../yaml/located.ts';
import type { Span } from '../yaml/source.ts';
import type { Entry } from './entries.ts';
import type { Inventory } from './read.ts';

/** What a portal of an inventory says in the place of a config's own header, for `loadConfig`. */
export interface Target {
  readonly name: string;
  /** The entry, which messages about its packs name as well. */
  readonly span: Span;
  /** As `portal:` of a config would say it; `undefined` where nobody asks. */
  readonly portal: Member | undefined;
  /** As `state:` of a config would say it. */
  readonly state: Member | undefined;
  readonly overlay: LocatedMap | undefined;
  /** What stands above the values of the packs. */
  readonly layers: readonly VarLayer[];
  readonly scopes: readonly Scope[];
  /** Absolute folder that files of the packs may not leave. */
  readonly root: string;
  /** Texts of the inventory, for frames. */
  readonly sources: ReadonlyMap<string, string>;
}

export interface Resolved {
  readonly target: Target;
  /** Absolute paths of the packs. */
  readonly packs: readonly string[];
}

export interface ResolveRequest {
  readonly env: GivenValues['env'];
  readonly vars: GivenValues['vars'];
  readonly files: ConfigFiles;
  /** Is the portal's address not needed? Then no secret is read. */
  readonly sparesPortal: boolean;
  readonly report: Report;
}

/** A secret is a line; whatever is longer is something else. Units: bytes. */
const secretBytes = 4096;

/** Reads what an entry refers to; only called for portals that are selected. */
export async function resolveEntry(entry: Entry, inventory: Inventory, request: ResolveRequest): Promise<Resolved> {
  const { env, vars, report, sparesPortal } = request;
  const scopes = [portalScope(entry)];
  const given: GivenValues = { vars, env, scopes, asker: entry.span };
  const around: Around = { given, report, budget: newBudget() };
  const layers = layersOf(entry, around);
  const filling = newFilling([varScope(given, layers)], around);
  const overlay = entry.settings.get('overlay')?.node;
  return {
    packs: packsOf(entry, filling),
    target: {
      name: entry.name,
      span: entry.span,
      portal: sparesPortal ? undefined : await portalOf(entry, filling, request),
      state: inventory.state,
      overlay: overlay?.kind === 'map' ? (fill(overlay, filling) as LocatedMap) : undefined,
      layers,
      scopes,
      root: inventory.folder,
      sources: inventory.sources,
    },
  };
}

/** `${portal}`: the entry's name. */
function portalScope({ name, span }: Entry): Scope {
  return {
    name: 'portal',
    form: 'portal',
    namesHosts: true,
    find: (asked) =>
      asked.name === ''
        ? { kind: 'value', node: locatedScalar(name, span) }
        : { kind: 'wrong', message: message('VALUE_KIND') },
  };
}

function layersOf({ vars }: Entry, around: Around): readonly VarLayer[] {
  let layers: readonly VarLayer[] = [];
  for (const member of vars.toReversed()) {
    const layer = varLayer(member, layers, around);
    if (layer) layers = [layer, ...layers];
  }
  return layers;
}

/** A path starts at the folder of the file that it is written in. */
function packsOf({ settings }: Entry, filling: Filling): readonly string[] {
  const list = settings.get('chats')?.node;
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item) => {
    const { value } = fill(item, filling);
    return typeof value === 'string' && value !== '' ? [resolve(item.span.source.folder, value)] : [];
  });
}

async function portalOf(entry: Entry, filling: Filling, request: ResolveRequest): Promise<Member> {
  const { settings, span } = entry;
  const members = new Map<string, Member>();
  const sandbox = settings.get('portal');
  if (sandbox) members.set('url', sandbox);
  for (const field of ['url', 'token'] as const) {
    const member = settings.get(field);
    if (member) members.set(field, { key: member.key, node: await secretOf(field, member, filling, request) });
  }
  for (const field of ['tariff', 'undocumented']) {
    const member = settings.get(field);
    if (member && !(sandbox && field === 'tariff')) members.set(field, member);
  }
  return { key: span, node: locatedMap(members, span) };
}

/** `${env:…}` and `${file:…}` stand for the whole value; what else is written may use values. */
async function secretOf(field: string, member: Member, filling: Filling, request: ResolveRequest): Promise<Located> {
  const { node } = member;
  if (node.kind !== 'scalar' || !node.open) return node;
  const text = String(node.value);
  const inner = /^\$\{file:([\s\S]+)\}$/.exec(text)?.[1];
  if (inner !== undefined) return secretFromFile(field, member, fill({ ...node, value: inner }, filling), request);
  if (text.includes('${file:')) request.report(problem('FILE_PLACE', {}, spanOf(member)));
  if (text.includes('${file:')) return locatedScalar(null, node.span);
  // No flag stands above an entry's own address.
  const report: Report = (told) =>
    request.report(told.code === 'ENV_UNSET' ? { ...told, code: 'ENTRY_ENV_UNSET' } : told);
  return fill(node, { ...filling, report, scopes: [...filling.scopes, secretScope(request.env)] });
}

async function secretFromFile(
  field: string,
  member: Member,
  path: Located,
  { files, report }: ResolveRequest,
): Promise<LocatedScalar> {
  const { span } = member.node;
  const refused = locatedScalar(null, span);
  if (typeof path.value !== 'string' || path.value === '') return refused;
  const refuse = (why: Message) => {
    report(problemOf(why, spanOf(member)));
    return refused;
  };
  const file = path.value;
  const content = () => refuse(message('SECRET_FILE_CONTENT', { field, file, limit: secretBytes }));
  const outcome = await files.read(resolve(span.source.folder, file), secretBytes);
  switch (outcome.kind) {
    case 'read': {
      const text = Buffer.from(outcome.bytes)
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .trim();
      if (text === '' || !/^[^\p{Cc}\ufffd]+$/u.test(text)) return content();
      learnAddress(text);
      if (field === 'token') learnSecret(text);
      return locatedScalar(text, span, { loose: true });
    }
    case 'too-large':
      return content();
    case 'failed':
      if (outcome.reason === 'ENOENT') return refuse(message('SECRET_FILE_MISSING', { field, file }));
      return refuse(message('SECRET_FILE_UNREADABLE', { field, file, reason: outcome.reason }));
    default:
      return refuse(message('SECRET_FILE_UNREADABLE', { field, file, reason: outcome.kind }));
  }
}

/** How a portal's section of the lockfile will be called; `undefined` where its address is not known or is none. */
export function hostOf({ name, portal }: Target): string | undefined {
  const url = portal?.node.kind === 'map' ? portal.node.value.url : undefined;
  if (typeof url !== 'string') return undefined;
  const text = url.trim();
  if (text === 'sandbox') return sandboxName(name);
  const withScheme = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme).host : undefined;
}

/** The embedded portal of one of several entries. */
export function sandboxName(entry: string): string {
  return `sandbox/${entry}`;
}
