import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageHandler } from '../options.ts';
import type { Sandbox } from '../server.ts';
import { chatDetail } from './chat-detail.ts';
import { streamChats } from './feed.ts';
import { readPageFiles } from './files.ts';
import { guardHeaders } from './headers.ts';

/** Shows the portal as a messenger would, at `/`, to browsers on this machine. */
export function showPage(sandbox: Sandbox): void {
  sandbox.setPage(pageOf(sandbox));
}

const CHAT_PATH = /^\/page\/chats\/(\d{1,15})$/;
const MAX_EXTENT = 100_000;

function pageOf(sandbox: Sandbox): PageHandler {
  const files = readPageFiles();
  const greeting = { webhook: withoutSecret(sandbox.webhookUrl) };
  return (request, response) => {
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    const file = files.get(path);
    const chatId = CHAT_PATH.exec(path)?.[1];
    const isFeed = path === '/page/feed';
    if (!file && chatId === undefined && !isFeed) return false;
    if (refuse(request, response)) return true;
    if (file) answer(response, 200, file.type, file.bytes);
    else if (chatId !== undefined) answerChat(sandbox, Number(chatId), new URLSearchParams(query), response);
    else {
      response.writeHead(200, { ...guardHeaders, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      if (request.method === 'HEAD') response.end();
      else streamChats(sandbox.store, greeting, response);
    }
    return true;
  };
}

/** True when the request was turned away. */
function refuse(request: IncomingMessage, response: ServerResponse): boolean {
  const text = 'text/plain; charset=utf-8';
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(response, 405, text, 'the sandbox page can only be read', { Allow: 'GET, HEAD' });
    return true;
  }
  return false;
}

function answerChat(sandbox: Sandbox, id: number, query: URLSearchParams, response: ServerResponse): void {
  const json = 'application/json; charset=utf-8';
  const chat = sandbox.store.chat(id);
  if (!chat) {
    answer(response, 404, json, JSON.stringify({ error: `there is no chat ${id}` }));
    return;
  }
  const extent = { people: numberIn(query, 'people', 200), messages: numberIn(query, 'messages', 100) };
  answer(response, 200, json, JSON.stringify(chatDetail(sandbox.store, chat, extent)));
}

function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: Buffer | string,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...guardHeaders,
    ...more,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

function numberIn(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name) ?? '';
  return /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), MAX_EXTENT) : otherwise;
}

/** Whoever sees the page must not be able to write to the portal by reading its address there. */
function withoutSecret(webhookUrl: string): string {
  return webhookUrl.replace(/[^/]+\/$/, '••••••••/');
}
