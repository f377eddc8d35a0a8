import type { ChatConfig, Config, Identity, PortalConfig, StateConfig, Tariff } from '../model/config.ts';
import { parseStateAddress, secretsOf } from '../model/state-address.ts';
import type { Said } from './address.ts';
import { composeChats } from './chats.ts';
import { checkRules, isAscii } from './check/rules.ts';
import type { PlainChat } from './each/expand.ts';
import { composeHeader, type Header, isReadable, isWritten, startOf } from './header.ts';
import { sandboxName, type Target } from './inventory/resolve.ts';
import { normalizeChats } from './normalize.ts';
import { applyOverlay } from './overlay.ts';
import { type Overrides, settlePortal, urlAbove } from './portal.ts';
import { problem, type Report } from './report.ts';
import type { ConfigFile } from './tree.ts';
import { spanOf } from './yaml/located.ts';
import { placeOf } from './yaml/source.ts';

/** A config that does not yet know where it lies; of a wrong one as much as could be understood. */
export type Draft = Omit<Config, 'templates' | 'root' | 'lockfile' | 'sources' | 'project' | 'portal'> & {
  readonly project: string | undefined;
  readonly portal: PortalConfig | undefined;
};

/** What stands beside the files. */
export interface Surroundings {
  readonly over: Overrides;
  /** Does nobody ask the portal? */
  readonly spared: boolean;
  /** The chats of each file, templates written out. */
  readonly plain: ReadonlyMap<ConfigFile, readonly PlainChat[]>;
  /** The portal of an inventory that the files are for. */
  readonly target?: Target | undefined;
}

/** Everything that needs no disk: from parsed files to the checked whole; `undefined` where there is no file. */
export function compose(
  files: readonly ConfigFile[],
  { over, spared, plain, target }: Surroundings,
  report: Report,
): Draft | undefined {
  const [first] = files;
  if (!first) return undefined;
  reportEmpty(files, report);
  const header = withPortalOf(target, composeHeader(files, report), report);
  const above = { url: urlAbove(header.get('portal'), over), token: over.token, spared };
  const portal = named(
    (spared ? nobodysPortal(files, header, above) : undefined) ?? portalOf(files, header, over, report),
    target,
  );
  reportUnset(files, above, report);
  const project = header.get('project');
  const identity = (header.get('identity')?.node.value ?? 'lockfile') as Identity;
  const state = stateOf(header, report);
  const projectName = project && String(project.node.value).normalize('NFC');
  if (project && identity === 'marker' && !isAscii(String(projectName)))
    report(problem('PROJECT_NOT_ASCII', {}, spanOf(project)));
  const { drafts, unmanaged } = applyOverlay(composeChats(files, plain, report), target?.overlay, report);
  if (drafts.length === 0) reportNoChats(files, report);
  const around = { marker: identity === 'marker', undocumented: undocumented(header, portal) };
  checkRules(drafts, around, report);
  const chats: readonly ChatConfig[] = normalizeChats(drafts);
  return { project: projectName, identity, portal, state, chats, ...(unmanaged.length > 0 ? { unmanaged } : {}) };
}

/** A pack is for whatever portals an inventory says, and their state lies where the inventory says. */
function withPortalOf(target: Target | undefined, header: Header, report: Report): Header {
  if (!target) return header;
  const own = header.get('portal');
  if (own) report(problem('PACK_WITH_PORTAL', {}, own.key));
  const others = [...header].filter(([field]) => field !== 'portal');
  const { portal, state } = target;
  return new Map([
    ...others,
    ...(portal ? [['portal', portal] as const] : []),
    ...(state ? [['state', state] as const] : []),
  ]);
}

/** Each entry has an embedded portal of its own, and is itself who said the address. */
function named(portal: PortalConfig | undefined, target: Target | undefined): PortalConfig | undefined {
  if (!portal || !target) return portal;
  const saidBy = `portals.${target.name}`;
  return portal.kind === 'sandbox' ? { ...portal, saidBy, name: sandboxName(target.name) } : { ...portal, saidBy };
}

/** Errors: reported; a password in a file is one, as files are read by many. */
function stateOf(header: Header, report: Report): StateConfig | undefined {
  const member = header.get('state');
  if (!member) return undefined;
  const text = String(member.node.value).trim();
  const address = parseStateAddress(text);
  if ('code' in address) report({ ...address, severity: 'error', place: placeOf(spanOf(member)) });
  else if (secretsOf(address).length > 0) report(problem('STATE_ADDRESS_PASSWORD', {}, spanOf(member)));
  return { text, place: placeOf(spanOf(member)) };
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

/** What stands above the files, or makes them unimportant. */
interface Above {
  readonly url: Said | undefined;
  readonly token: Said | undefined;
  readonly spared: boolean;
}

/** Unset secrets are errors, but not where a flag stands above them or nobody asks. */
function reportUnset(files: readonly ConfigFile[], { url, token, spared }: Above, report: Report): void {
  const isSettled = { url: url !== undefined || spared, token: (token ?? url) !== undefined || spared };
  for (const { unset } of files) for (const { field, diagnostic } of unset) if (!isSettled[field]) report(diagnostic);
}

/** The portal of a config that does not say it, or whose address or token is in a variable that is not set here. */
function nobodysPortal(files: readonly ConfigFile[], header: Header, { url }: Above): PortalConfig | undefined {
  const member = header.get('portal');
  const isUnset = files.some(({ unset }) => unset.length > 0);
  const [first] = files;
  if (url || !first || (member && !isUnset) || (!member && isWritten(files, 'portal'))) return undefined;
  const tariff = member?.node.kind === 'map' ? (member.node.value.tariff as Tariff | undefined) : undefined;
  return {
    kind: 'rest',
    url: undefined,
    token: undefined,
    tariff,
    undocumented: undocumented(header, undefined),
    saidBy: 'portal.url',
    place: placeOf(member?.key ?? startOf(first.root)),
  };
}

/** A config without chats is right, and most often a mistake. */
function reportNoChats(files: readonly ConfigFile[], report: Report): void {
  const [first] = files;
  const chats = files.map(({ root }) => root.members.get('chats')).find((member) => member !== undefined);
  if (first) report(problem('CHATS_NONE', {}, chats?.key ?? startOf(first.root), { severity: 'warning' }));
}
