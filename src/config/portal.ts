import { allowedHosts } from '../base/allowed-hosts.ts';
import type { PortalConfig, Tariff } from '../model/config.ts';
import { isLoopback, readAddress, type Said } from './address.ts';
import { problem, type Report } from './report.ts';
import type { Env } from './values.ts';
import type { Member } from './yaml/located.ts';
import { spanOf } from './yaml/located.ts';
import { placeOf, type Span } from './yaml/source.ts';

export interface Overrides {
  readonly url: Said | undefined;
  readonly token: Said | undefined;
  /** The variable of the address where it is set without a value. */
  readonly emptyUrl: string | undefined;
  /** PROVISION_HOSTS as it is set; nothing where every host is allowed. */
  readonly hosts: string | undefined;
}

const urlFlag = '--url';
const urlVariable = 'PROVISION_URL';
const tokenVariable = 'PROVISION_TOKEN';

/** Flags win over the environment, which wins over files. An empty variable is as good as none. */
export function overrides(flags: { readonly url?: string; readonly token?: string }, env: Env): Overrides {
  const pick = (flag: string | undefined, flagName: string, variable: string): Said | undefined => {
    if (flag !== undefined) return { text: flag.trim(), name: flagName, span: undefined, outside: true };
    const value = env[variable]?.trim();
    return value ? { text: value, name: variable, span: undefined, outside: true } : undefined;
  };
  return {
    url: pick(flags.url, urlFlag, urlVariable),
    emptyUrl: env[urlVariable]?.trim() === '' ? urlVariable : undefined,
    token: pick(flags.token, '--token', tokenVariable),
    hosts: env.PROVISION_HOSTS,
  };
}

/** The address that stands above the files; a file that says `sandbox` gives way to the flag alone, as variables may be set for others. */
export function urlAbove(member: Member | undefined, { url }: Overrides): Said | undefined {
  return url?.name !== urlFlag && saysSandbox(member) ? undefined : url;
}

/**
 * Settles which portal is meant.
 *
 * Shape: `undefined` when it is not said or said wrongly. `start` is where to point when no file says it.
 */
export function settlePortal(
  member: Member | undefined,
  over: Overrides,
  start: Span,
  report: Report,
): PortalConfig | undefined {
  const written = member?.node.kind === 'map' ? member.node : undefined;
  const undocumented = written?.value.undocumented === true;
  const above = urlAbove(member, over);
  const url = above ?? saidInFile(written?.members.get('url'), 'portal.url') ?? sandboxShort(member);
  if (url === undefined) {
    const at = member?.key ?? start;
    if (over.emptyUrl !== undefined) report(problem('PORTAL_NOT_SAID_EMPTY', { name: over.emptyUrl }, at));
    else report(problem(member ? 'PORTAL_URL_MISSING' : 'PORTAL_NOT_SAID', {}, at));
    return undefined;
  }
  const token = tokenFor(url, written?.members, over);
  const tariff = written?.members.get('tariff');
  const saidBy = url.name;
  if (url.text === 'sandbox') {
    const surplus = token ?? flagToken(over) ?? saidInFile(tariff, 'portal.tariff');
    return isAlone(surplus, report) ? { kind: 'sandbox', undocumented, saidBy } : undefined;
  }
  if (!belongTogether(url, token, over, report)) return undefined;
  const address = readAddress(url, token, allowedHosts(over.hosts), report);
  if (address === undefined) return undefined;
  return {
    kind: 'rest',
    url: address,
    token: token?.text,
    tariff: tariff?.node.value as Tariff | undefined,
    undocumented,
    saidBy,
    place: placeOf(member?.key ?? start),
  };
}

/** A token goes where its hand pointed: one from outside to an address from outside, the file's to the file's portal. */
function tokenFor(url: Said, written: ReadonlyMap<string, Member> | undefined, over: Overrides): Said | undefined {
  const isAbove = url.span === undefined;
  if (isAbove && over.token) return over.token;
  return isAbove && written?.has('url') ? undefined : saidInFile(written?.get('token'), 'portal.token');
}

function flagToken({ token }: Overrides): Said | undefined {
  return token?.name === tokenVariable ? undefined : token;
}

/**
 * Whoever writes a config in a pull request must not be able to send a secret of the runner to an address of his own: not the token
 * of a flag or variable, and not one that `${env:…}` takes out of the environment, unless PROVISION_HOSTS vouches for the address.
 */
function belongTogether(url: Said, token: Said | undefined, over: Overrides, report: Report): boolean {
  if (url.span === undefined) return true;
  const stranded = flagToken(over) ?? (token || looksLikeWebhook(url.text) ? undefined : over.token);
  if (stranded) report(problem('PORTAL_TOKEN_ELSEWHERE', { name: stranded.name }, url.span));
  if (stranded) return false;
  const vouched = url.outside || !token?.outside || (over.hosts ?? '').trim() !== '' || isNear(url.text);
  if (!vouched) report(problem('PORTAL_TOKEN_STRAYS', {}, url.span));
  return vouched;
}

function looksLikeWebhook(text: string): boolean {
  return /\/rest\/\d+\/[^/]/.test(text);
}

function isNear(text: string): boolean {
  const withScheme = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(withScheme) && isLoopback(new URL(withScheme));
}

function isAlone(surplus: Said | undefined, report: Report): boolean {
  // A token in the environment may be meant for other runs.
  if (surplus === undefined || surplus.name === tokenVariable) return true;
  report(problem('PORTAL_SANDBOX_ALONE', { name: surplus.name }, surplus.span));
  return false;
}

function saidInFile(member: Member | undefined, name: string): Said | undefined {
  if (member?.node.kind !== 'scalar' || typeof member.node.value !== 'string') return undefined;
  const { value, loose = false } = member.node;
  return { text: value.trim(), name, span: spanOf(member), outside: loose };
}

function sandboxShort(member: Member | undefined): Said | undefined {
  if (member?.node.value !== 'sandbox') return undefined;
  return { text: 'sandbox', name: 'portal', span: member.node.span, outside: false };
}

function saysSandbox(member: Member | undefined): boolean {
  const url = member?.node.kind === 'map' ? member.node.value.url : member?.node.value;
  return typeof url === 'string' && url.trim() === 'sandbox';
}
