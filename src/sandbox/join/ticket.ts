import { createHmac } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import process from 'node:process';

/*
 * How a run finds the portal that serves its data in another process, and is sure that it is that one.
 *
 * The claim beside the data names a process and an address, but a file can come from anywhere: out of a repository, or from
 * another user of the machine who listens on that port himself. So the address is only where to knock. The run puts a ticket beside the
 * data, a file that nobody but its own user can read, and asks at the address for a proof that the ticket's secret was read. Whoever
 * answers runs as the same user and has the same folder before him: he could have read the data anyway. A secret in the claim itself
 * would prove less, as whoever wrote the claim knows it.
 */

export const joinPath = '/sandbox/join';

const ticketDigits = 32;
const secretDigits = 64;

/** Where a ticket lies; `undefined` for what is no ticket's name. */
export function ticketFile(dataFile: string, ticket: string): string | undefined {
  const isTicket = ticket.length === ticketDigits && /^[0-9a-f]+$/.test(ticket);
  return isTicket ? `${dataFile.replace(/\.json$/, '')}.join-${ticket}` : undefined;
}

export function proofOf(secret: string, ticket: string): string {
  return createHmac('sha256', secret).update(`${joinPath} ${ticket}`).digest('hex');
}

/** The secret of a ticket that this very user has put there; `undefined` for any other file. */
export function secretIn(path: string): string | undefined {
  const text = ownText(path, secretDigits);
  return text?.length === secretDigits && /^[0-9a-f]+$/.test(text) ? text : undefined;
}

/** A short file that belongs to this user and that nobody else may touch; links and pipes are not followed. */
export function ownText(path: string, bytesAtMost: number): string | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      return isOwn(stats) && stats.size <= bytesAtMost ? readFileSync(file, 'utf8') : undefined;
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

function isOwn(stats: Stats): boolean {
  if (!stats.isFile()) return false;
  // Windows has neither user numbers nor such bits.
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0);
}
