import { isIP } from 'node:net';
import { Fault } from '../model/fault.ts';
import { isPublicAddress } from './public-address.ts';

/** Is a picture, as written, meant as an address rather than as a path? A single letter is a drive of Windows. */
export function isAddress(written: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(written.trim());
}

/**
 * Reads a picture's address and refuses what can be told from its form alone.
 *
 * Errors: an `AVATAR_URL_…` Fault.
 */
export function pictureUrl(written: string): URL {
  const text = written.trim();
  if (!URL.canParse(text)) throw new Fault('AVATAR_URL_FORM', { url: beforeQuery(text) });
  const url = new URL(text);
  if (url.protocol !== 'https:') throw new Fault('AVATAR_URL_SCHEME', { scheme: url.protocol.slice(0, -1) });
  const host = bareHost(url);
  if (url.username !== '' || url.password !== '') throw new Fault('AVATAR_URL_CREDENTIALS', { host });
  if (isLocalName(host)) throw new Fault('AVATAR_URL_PRIVATE', { host, address: host });
  return url;
}

/** An address as messages show it: signed addresses carry their secret in the query. */
export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

/** The name by which a plan shows the picture. */
export function nameOfUrl(url: URL): string {
  const last = url.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || url.hostname;
  } catch {
    return last;
  }
}

/** The host without the brackets of IPv6 and without the dot that ends a full name. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** The address that stands in the place of a name, which is judged without asking anybody; `undefined` for names. */
export function literalAddress(url: URL): string | undefined {
  const host = bareHost(url);
  return isIP(host) === 0 ? undefined : host;
}

/** Errors: `AVATAR_URL_PRIVATE` when one of the addresses behind a host is not public. */
export function refusePrivate(host: string, addresses: readonly string[], isAllowed = isPublicAddress): void {
  const address = addresses.find((each) => !isAllowed(each));
  if (address !== undefined) throw new Fault('AVATAR_URL_PRIVATE', { host, address });
}

/** As `refusePrivate`, as far as it can be told without looking the name up. */
export function refusePrivateLiteral(url: URL, isAllowed = isPublicAddress): void {
  const literal = literalAddress(url);
  if (literal !== undefined) refusePrivate(literal, [literal], isAllowed);
}

function isLocalName(host: string): boolean {
  return /(?:^|\.)(?:localhost|local|internal)$/i.test(host);
}

function beforeQuery(text: string): string {
  return text.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}
