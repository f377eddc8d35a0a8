import { isLoopbackHost } from '../../base/proxy.ts';
import { isQuoted } from '../../base/quoted.ts';
import { Fault } from '../../model/fault.ts';

/** Where the portal is called: `origin` and the folder of the methods, which holds the secret of a webhook. */
export interface Address {
  readonly origin: string;
  /** Ends with a slash. */
  readonly path: string;
  /** `path` as it may be shown. */
  readonly shownPath: string;
}

/**
 * Reads the `url` setting: a webhook, or the portal's address when there is a token.
 *
 * Errors: a Fault for the run; it repeats nothing of a webhook, as any part of a mistyped one may be the secret.
 */
export function addressOf(url: string, withToken: boolean): Address {
  const parsed = parse(url);
  const hook = /^(.*\/rest\/)(\d+)\/([^/]+)(?:\/[^/]*)?\/?$/.exec(parsed.pathname);
  const [, rest = '/rest/', user = '', secret = ''] = hook ?? [];
  if (withToken) {
    const path = hook ? rest : restFolder(parsed);
    return { origin: parsed.origin, path, shownPath: path };
  }
  if (!hook) throw new Fault('PORTAL_NOT_A_WEBHOOK', { host: parsed.host }, { reach: 'run' });
  return { origin: parsed.origin, path: `${rest}${user}/${secret}/`, shownPath: `${rest}${user}/***/` };
}

/** The lockfile's name for an origin: host, with the port if it is not the usual one. */
export function nameOf({ origin }: Address): string {
  return new URL(origin).host;
}

export function urlOf({ origin, path }: Address, method: string): string {
  return `${origin}${path}${method}`;
}

/** The URL of a method without secrets. */
export function shown({ origin, shownPath }: Address, method: string): string {
  return `${origin}${shownPath}${method}`;
}

/**
 * The address after a redirect; `undefined` when it leads somewhere else than to this method on another host of the same standing.
 *
 * Source: REST docs, change of address: the old host answers 302 with the full new URL; the body has to be posted there again.
 */
export function movedTo(address: Address, method: string, location: string): Address | undefined {
  const target = safeUrl(location, urlOf(address, method));
  if (!target || target.username || target.password || target.origin === address.origin) return undefined;
  const bare = (path: string) => path.replace(/\/$/, '').replace(/\.json$/, '');
  if (bare(target.pathname) !== bare(`${address.path}${method}`)) return undefined;
  const plainButHere = target.protocol === 'http:' && isLoopback(target) && isLoopback(new URL(address.origin));
  if (target.protocol !== 'https:' && !plainButHere) return undefined;
  return { ...address, origin: target.origin };
}

export function isLoopback({ hostname }: URL): boolean {
  return isLoopbackHost(hostname);
}

function parse(url: string): URL {
  const written = url.trim();
  if (isQuoted(written)) throw new Fault('PORTAL_QUOTED', { name: 'url' }, { reach: 'run' });
  const parsed = safeUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written}`);
  if (!parsed?.hostname) throw new Fault('PORTAL_URL_WRONG', {}, { reach: 'run' });
  const allowed = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed));
  if (!allowed) throw new Fault('PORTAL_NOT_HTTPS', { host: parsed.host }, { reach: 'run' });
  return parsed;
}

function safeUrl(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

/** A portal may live in a folder of its host: `https://corp.example/portal/` has its methods in `/portal/rest/`. */
function restFolder({ pathname }: URL): string {
  return `${pathname.replace(/\/(rest\/?)?$/, '')}/rest/`;
}
