import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import type { PageHandler } from '../options.ts';
import { joinPath, proofOf, secretIn, ticketFile } from './ticket.ts';

/** Tells runs that have put a ticket beside the data what they need to use this portal; leaves all others to the 404. */
export function welcomeOf(dataFile: string, webhookUrl: string): PageHandler {
  const path = resolve(dataFile);
  return (request, response) => {
    const ticket = ticketIn(request);
    const file = ticket === undefined ? undefined : ticketFile(path, ticket);
    const secret = file === undefined ? undefined : secretIn(file);
    if (ticket === undefined || secret === undefined) return false;
    const body = JSON.stringify({ proof: proofOf(secret, ticket), webhookUrl });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(200, headers).end(body);
    return true;
  };
}

/** Browsers say where a page comes from; no page has any business here. */
function ticketIn({ method, url, headers }: IncomingMessage): string | undefined {
  const [path, query = ''] = (url ?? '').split('?', 2);
  if (path !== joinPath || method !== 'POST' || headers.origin !== undefined) return undefined;
  return new URLSearchParams(query).get('ticket') ?? undefined;
}
