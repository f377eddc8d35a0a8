import type { ChatConfig, Config, Identity, PortalConfig, Tariff } from '../model/config.ts';
import { composeChats } from './chats.ts';
import { checkRules, isAscii } from './check/rules.ts';
import { composeHeader, type Header, isReadable, isWritten, startOf } from './header.ts';
import { normalizeChats } from './normalize.ts';
import { type Overrides, settlePortal } from './portal.ts';
import { problem, type Report } from './report.ts';
import type { ConfigFile } from './tree.ts';
import { type Member, spanOf } from './yaml/located.ts';
import { placeOf, type Span } from './yaml/source.ts';

/** A config that does not yet know where it lies. */
export type Draft = Omit<Config, 'root' | 'lockfile' | 'sources'>;

/** Everything that needs no disk: from parsed files to the checked whole; `undefined` when something essential is missing. */
export function compose(
  files: readonly ConfigFile[],
  { over, spared }: { readonly over: Overrides; readonly spared: boolean },
  report: Report,
): Draft | undefined {
  const [first] = files;
  if (!first) return undefined;
  reportEmpty(files, report);
  const header = composeHeader(files, report);
  const portal = (spared ? nobodysPortal(files, header, over) : undefined) ?? portalOf(files, header, over, report);
  reportEnvironment(files, { over, spared }, report);
  const project = header.get('project');
  const identity = (header.get('identity')?.node.value ?? 'lockfile') as Identity;
  const projectName = project && String(project.node.value).normalize('NFC');
  if (project && identity === 'marker' && !isAscii(String(projectName)))
    report(problem('PROJECT_NOT_ASCII', {}, spanOf(project)));
  const drafts = composeChats(files, report);
  if (drafts.length === 0) reportNoChats(files, report);
  const around = { marker: identity === 'marker', undocumented: undocumented(header, portal) };
  checkRules(drafts, around, report);
  if (!portal || projectName === undefined) return undefined;
  const chats: readonly ChatConfig[] = normalizeChats(drafts);
  return { project: projectName, identity, portal, chats };
}

function portalOf(
  files: readonly ConfigFile[],
  header: Header,
  over: Overrides,
  report: Report,
): PortalConfig | undefined {
  const member = header.get('portal');
  const [first] = files;
  if (!first || (!member && !over.url && (!isReadable(files) || isWritten(files, 'portal')))) return undefined;
  return settlePortal(member, over, startOf(first.root), report);
}

function undocumented(header: Header, portal: PortalConfig | undefined): boolean {
  if (portal) return portal.undocumented;
  const value = header.get('portal')?.node.value;
  return typeof value === 'object' && value !== null && 'undocumented' in value && value.undocumented === true;
}

function reportEmpty(files: readonly ConfigFile[], report: Report): void {
  const severity = files.every(({ empty }) => empty) ? 'error' : 'warning';
  for (const { source, empty } of files)
    if (empty) report(problem('FILE_EMPTY', { file: source.name }, undefined, { severity }));
}

/** Unset variables are errors, but not where a flag stands above them or nobody asks. */
function reportEnvironment(
  files: readonly ConfigFile[],
  { over, spared }: { readonly over: Overrides; readonly spared: boolean },
  report: Report,
): void {
  for (const file of files) {
    const { url, token } = credentials(file);
    const settled = [over.url || spared ? url : undefined, (over.token ?? over.url) || spared ? token : undefined];
    for (const { diagnostic, span } of file.envProblems)
      if (!settled.some((member) => member && holds(member, span))) report(diagnostic);
  }
}

/** The portal of a config whose address or token is in a variable that is not set here. */
function nobodysPortal(files: readonly ConfigFile[], header: Header, over: Overrides): PortalConfig | undefined {
  const isUnset = files.some((file) =>
    file.envProblems.some(({ span }) =>
      Object.values(credentials(file)).some((member) => member && holds(member, span)),
    ),
  );
  const member = header.get('portal');
  if (over.url || !isUnset || !member) return undefined;
  const place = placeOf(member.key);
  const tariff = member.node.kind === 'map' ? (member.node.value.tariff as Tariff | undefined) : undefined;
  return {
    kind: 'rest',
    url: undefined,
    token: undefined,
    tariff,
    undocumented: undocumented(header, undefined),
    place,
  };
}

function credentials({ root }: ConfigFile): { readonly url?: Member | undefined; readonly token?: Member | undefined } {
  const portal = root.members.get('portal')?.node;
  return portal?.kind === 'map' ? { url: portal.members.get('url'), token: portal.members.get('token') } : {};
}

function holds({ node }: Member, span: Span): boolean {
  return node.span.start <= span.start && span.end <= node.span.end;
}

/** A config without chats is right, and most often a mistake. */
function reportNoChats(files: readonly ConfigFile[], report: Report): void {
  const [first] = files;
  const chats = files.map(({ root }) => root.members.get('chats')).find((member) => member !== undefined);
  if (first) report(problem('CHATS_NONE', {}, chats?.key ?? startOf(first.root), { severity: 'warning' }));
}
