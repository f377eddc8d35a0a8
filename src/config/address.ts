import { isQuoted } from '../base/quoted.ts';
import type { CodeFilledBy } from '../model/codes/index.ts';
import { problem, type Report } from './report.ts';
import type { Span } from './yaml/source.ts';

/** A setting together with who said it; `span` only when a file did. */
export interface Said {
  readonly text: string;
  /** How people know the setting: `--url`, `PROVISION_URL` or `portal.url`. */
  readonly name: string;
  readonly span: Span | undefined;
  /** Does it come from outside the files, if only through `${env:…}`? */
  readonly outside: boolean;
}

/** Longer ones are no addresses, whatever stands in them. */
const longestAddress = 2000;

/** The address in the form the client uses: a webhook with its closing slash, or the bare portal when there is a token. */
export function readAddress(
  url: Said,
  token: Said | undefined,
  allows: (url: URL) => boolean,
  report: Report,
): string | undefined {
  const refuse = (code: CodeFilledBy<'name'>, said: Said = url) => {
    report(problem(code, { name: said.name }, said.span));
    return undefined;
  };
  if (token?.text === '') return refuse('PORTAL_TOKEN_EMPTY', token);
  if (token && isQuoted(token.text)) return refuse('PORTAL_QUOTED', token);
  if (token && !/^[\x21-\x7e]+$/.test(token.text)) return refuse('PORTAL_TOKEN_FORM', token);
  if (url.text === '') return refuse('PORTAL_URL_EMPTY');
  if (isQuoted(url.text)) return refuse('PORTAL_QUOTED');
  const parsed = parseUrl(url.text);
  if (!parsed) return refuse('PORTAL_URL_FORM');
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return refuse('PORTAL_URL_SCHEME');
  if (parsed.protocol === 'http:' && !isLoopback(parsed)) return refuse('PORTAL_URL_HTTP');
  if (parsed.username !== '' || parsed.password !== '') return refuse('PORTAL_URL_PASSWORD');
  if (!allows(parsed)) {
    report(problem('PORTAL_HOST_REFUSED', { host: parsed.host }, url.span));
    return undefined;
  }
  if (token) return `${parsed.origin}${folderOf(parsed.pathname)}`;
  const webhook = /^(.*\/rest\/\d+\/[^/]+)(?:\/(?:[\w.]+)?)?$/.exec(parsed.pathname)?.[1];
  return webhook === undefined ? refuse('PORTAL_URL_NO_WEBHOOK') : `${parsed.origin}${webhook}/`;
}

function parseUrl(text: string): URL | undefined {
  if (text.length > longestAddress || /\s/.test(text)) return undefined;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(withScheme) ? new URL(withScheme) : undefined;
}

/** The folder in which a portal lives, without what callers of its methods add. */
function folderOf(pathname: string): string {
  const [folder = ''] = `${pathname}/`.split('/rest/', 1);
  let end = folder.length;
  while (folder[end - 1] === '/') end -= 1;
  return `${folder.slice(0, end)}/`;
}

/** On this machine, where nothing leaves it. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}
