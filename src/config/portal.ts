import type { CodeFilledBy } from '../model/codes/index.ts';
import type { PortalConfig, Tariff } from '../model/config.ts';
import { problem, type Report } from './report.ts';
import type { Member } from './yaml/located.ts';
import { spanOf } from './yaml/located.ts';
import { placeOf, type Span } from './yaml/source.ts';

/** A setting together with who said it; `span` only when a file did. */
export interface Said {
  readonly text: string;
  /** How people know the setting: `--url`, `PROVISION_URL` or `portal.url`. */
  readonly name: string;
  readonly span: Span | undefined;
}

export interface Overrides {
  readonly url: Said | undefined;
  readonly token: Said | undefined;
}

const tokenVariable = 'PROVISION_TOKEN';

/** Flags win over the environment, which wins over files. An empty variable is as good as none. */
export function overrides(
  flags: { readonly url?: string; readonly token?: string },
  env: Readonly<Record<string, string | undefined>>,
): Overrides {
  const pick = (flag: string | undefined, flagName: string, variable: string): Said | undefined => {
    if (flag !== undefined) return { text: flag.trim(), name: flagName, span: undefined };
    const value = env[variable]?.trim();
    return value ? { text: value, name: variable, span: undefined } : undefined;
  };
  return { url: pick(flags.url, '--url', 'PROVISION_URL'), token: pick(flags.token, '--token', tokenVariable) };
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
  const url = over.url ?? saidInFile(written?.members.get('url'), 'portal.url') ?? sandboxShort(member);
  const place = placeOf(member?.key ?? start);
  if (url === undefined) {
    report(problem(member ? 'PORTAL_URL_MISSING' : 'PORTAL_NOT_SAID', {}, member?.key ?? start));
    return undefined;
  }
  // The file's token belongs to the file's portal: it must not travel to another one.
  const fileToken =
    over.url && written?.members.has('url') ? undefined : saidInFile(written?.members.get('token'), 'portal.token');
  const token = over.token ?? fileToken;
  const tariff = written?.members.get('tariff');
  if (url.text === 'sandbox') return sandbox(undocumented, token ?? saidInFile(tariff, 'portal.tariff'), report);
  const address = readAddress(url, token, report);
  if (address === undefined) return undefined;
  return {
    kind: 'rest',
    url: address,
    token: token?.text,
    tariff: tariff?.node.value as Tariff | undefined,
    undocumented,
    place,
  };
}

function sandbox(undocumented: boolean, surplus: Said | undefined, report: Report): PortalConfig | undefined {
  // A token in the environment may be meant for other runs.
  if (surplus === undefined || surplus.name === tokenVariable) return { kind: 'sandbox', undocumented };
  report(problem('PORTAL_SANDBOX_ALONE', { name: surplus.name }, surplus.span));
  return undefined;
}

function saidInFile(member: Member | undefined, name: string): Said | undefined {
  if (typeof member?.node.value !== 'string') return undefined;
  return { text: member.node.value.trim(), name, span: spanOf(member) };
}

function sandboxShort(member: Member | undefined): Said | undefined {
  return member?.node.value === 'sandbox' ? { text: 'sandbox', name: 'portal', span: member.node.span } : undefined;
}

/** The address in the form the client uses: a webhook with its closing slash, or the bare portal when there is a token. */
function readAddress(url: Said, token: Said | undefined, report: Report): string | undefined {
  const refuse = (code: CodeFilledBy<'name'>, said: Said = url) => {
    report(problem(code, { name: said.name }, said.span));
    return undefined;
  };
  if (token?.text === '') return refuse('PORTAL_TOKEN_EMPTY', token);
  if (token && !/^[\x21-\x7e]+$/.test(token.text)) return refuse('PORTAL_TOKEN_FORM', token);
  if (url.text === '') return refuse('PORTAL_URL_EMPTY');
  const parsed = parseUrl(url.text);
  if (!parsed) return refuse('PORTAL_URL_FORM');
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return refuse('PORTAL_URL_SCHEME');
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) return refuse('PORTAL_URL_HTTP');
  if (parsed.username !== '' || parsed.password !== '') return refuse('PORTAL_URL_PASSWORD');
  const base = `${parsed.protocol}//${parsed.host}`;
  const webhook = /^(.*\/rest\/\d+\/[^/]+)(?:\/(?:[\w.]+)?)?$/.exec(parsed.pathname)?.[1];
  if (token) return `${base}${parsed.pathname.replace(/\/rest(?:\/.*)?$/, '/').replace(/\/*$/, '/')}`;
  return webhook === undefined ? refuse('PORTAL_URL_NO_WEBHOOK') : `${base}${webhook}/`;
}

function parseUrl(text: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return /\s/.test(text) || !URL.canParse(withScheme) ? undefined : new URL(withScheme);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
