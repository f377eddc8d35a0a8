import { randomBytes } from 'node:crypto';
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import process from 'node:process';
import { claimFile, readClaim } from '../store/claim.ts';
import { joinPath, ownText, proofOf, ticketFile } from './ticket.ts';

/** A portal that another process runs. */
export interface Joined {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The caller's webhook, with its slash at the end. */
  readonly webhookUrl: string;
}

/**
 * The portal that serves a data file in another process of this user; `undefined` where there is none that proves it.
 *
 * Leaves nothing behind.
 */
export async function joinSandbox(dataFile: string): Promise<Joined | undefined> {
  const claim = readClaim(ownText(claimFile(dataFile), claimBytesAtMost));
  if (claim?.url === undefined || !loopback.test(claim.url) || !isMine(claim.pid)) return undefined;
  const ticket = randomBytes(16).toString('hex');
  const secret = randomBytes(32).toString('hex');
  const path = ticketFile(dataFile, ticket) ?? '';
  if (!put(path, secret)) return undefined;
  try {
    const answer = await ask(`${claim.url}${joinPath}?ticket=${ticket}`);
    return isWelcome(answer, claim.url) && answer.proof === proofOf(secret, ticket)
      ? { url: claim.url, webhookUrl: answer.webhookUrl }
      : undefined;
  } finally {
    unlinkSync(path);
  }
}

const claimBytesAtMost = 200;
const answerBytesAtMost = 2000;
const answerMsAtMost = 3000;
const loopback = /^http:\/\/(127\.0\.0\.1|\[::1\]):[1-9]\d{0,4}$/;

/** Signal 0 reaches only processes of the same user, who may as well be this one; root reaches all, and the ticket decides. */
function isMine(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function put(path: string, secret: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, secret);
    closeSync(file);
    return true;
  } catch {
    return false;
  }
}

function isWelcome(answer: unknown, url: string): answer is { readonly proof: string; readonly webhookUrl: string } {
  if (typeof answer !== 'object' || answer === null) return false;
  const { proof, webhookUrl } = answer as Readonly<Record<string, unknown>>;
  if (typeof proof !== 'string' || typeof webhookUrl !== 'string') return false;
  return webhookUrl.startsWith(`${url}/`) && /^\/rest\/\d+\/[A-Za-z0-9]+\/$/.test(webhookUrl.slice(url.length));
}

/** Straight to loopback, past every proxy; follows no redirect and reads no more than an answer can be. */
function ask(url: string): Promise<unknown> {
  return new Promise((resolve) => {
    const give = (value: unknown) => {
      clearTimeout(timer);
      request.destroy();
      resolve(value);
    };
    const request = httpRequest(url, { method: 'POST', agent: false, headers: { 'Content-Length': 0 } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (text.length > answerBytesAtMost) give(undefined);
      });
      response.on('error', () => give(undefined));
      response.on('end', () => give(response.statusCode === 200 ? parsed(text) : undefined));
    });
    const timer = setTimeout(() => give(undefined), answerMsAtMost);
    request.on('error', () => give(undefined));
    request.end();
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
