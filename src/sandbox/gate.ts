import type { IncomingMessage } from 'node:http';
import { forbiddenPage, type RawAnswer } from './pages.ts';

/**
 * Who may speak to a portal on loopback.
 *
 * Premise: any page that a person has open can send requests to 127.0.0.1, and a name of a stranger may be made to resolve to it. A
 * portal in the cloud is guarded by its secret alone and lets pages of all origins in; here a page has to come from this machine too.
 * Programs name no origin and are not asked for one.
 */
export function refusedAtGate(request: IncomingMessage, hostName: string | undefined): RawAnswer | undefined {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers;
  const isOurs = isLoopback(host) || host === hostName;
  if (!isOurs) return misdirected;
  if (origin !== undefined) return isOriginOf(origin, hostName) ? undefined : forbiddenPage;
  const isPage = !/^\/(?:rest|oauth)\//.test(request.url ?? '');
  return site === 'cross-site' && !isPage ? forbiddenPage : undefined;
}

const misdirected: RawAnswer = {
  status: 421,
  type: 'text/plain; charset=utf-8',
  body: 'the sandbox answers only to localhost and loopback addresses',
};

function isOriginOf(origin: string, hostName: string | undefined): boolean {
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  return isLoopback(host) || (host !== '' && host === hostName);
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}
