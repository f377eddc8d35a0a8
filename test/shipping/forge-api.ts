import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Author {
  readonly login: string;
  readonly type: 'Bot' | 'User';
}

interface Comment {
  readonly id: number;
  body: string;
  readonly user: Author;
}

interface PullRequest {
  readonly number: number;
  readonly title: string;
  state: 'open' | 'closed';
  merged_at: string | null;
  readonly head: { readonly ref: string; sha: string };
  readonly base: { readonly ref: string };
}

/** GitHub's REST API as far as the action uses it, on loopback. */
export interface ForgeApi {
  readonly url: string;
  /** Method and path of every request, in order. */
  readonly requests: string[];
  readonly authorizations: Set<string>;
  readonly comments: Comment[];
  readonly pullRequests: PullRequest[];
  /** Whoever the token speaks for; the token of a job may not ask who that is. */
  speaker: Author;
  /** The pull request that `main`'s commits came by. */
  mergedBy: number | undefined;
  /** Answers requests whose method and path begin so with this status. */
  refuse: { readonly prefix: string; readonly status: number; readonly times: number } | undefined;
  readonly close: () => Promise<void>;
}

export async function openForgeApi(): Promise<ForgeApi> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = `${request.method} ${request.url}`;
      api.requests.push(call);
      api.authorizations.add(request.headers.authorization ?? '');
      const text = Buffer.concat(chunks).toString('utf8');
      const [status, answer] = answerTo(api, call, text === '' ? {} : (JSON.parse(text) as Body));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api: ForgeApi = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    authorizations: new Set(),
    comments: [],
    pullRequests: [],
    speaker: { login: 'github-actions[bot]', type: 'Bot' },
    mergedBy: undefined,
    refuse: undefined,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return api;
}

type Body = Readonly<Record<string, string>>;
type Answer = readonly [status: number, body: unknown];

function answerTo(api: ForgeApi, call: string, body: Body): Answer {
  const { refuse } = api;
  if (refuse && refuse.times > 0 && call.startsWith(refuse.prefix)) {
    api.refuse = { ...refuse, times: refuse.times - 1 };
    return [refuse.status, { message: 'Resource not accessible by integration' }];
  }
  if (call === 'GET /user')
    return api.speaker.type === 'User'
      ? [200, api.speaker]
      : [403, { message: 'Resource not accessible by integration' }];
  const [, method = '', path = '', query = ''] = /^(\w+) \/repos\/corp\/chats\/([^?]*)\??(.*)$/.exec(call) ?? [];
  const [first, second, third] = path.split('/');
  const route =
    `${method} ${first} ${second === undefined ? '' : /^\d+$/.test(second) ? 'N' : second} ${third ?? ''}`.trim();
  switch (route) {
    case 'GET issues N comments':
      return [200, pageOf(api.comments, new URLSearchParams(query))];
    case 'POST issues N comments':
      return [201, added(api.comments, { id: api.comments.length + 1, body: body.body ?? '', user: api.speaker })];
    case 'PATCH issues comments 1':
    case `PATCH issues comments ${third}`:
      return edited(api.comments, Number(third), body.body ?? '');
    case 'GET pulls':
      return [200, pullRequestsBy(api, new URLSearchParams(query))];
    case 'POST pulls':
      return [201, added(api.pullRequests, proposed(api, body))];
    default:
      if (method === 'GET' && first === 'commits' && third === 'pulls')
        return [200, api.mergedBy === undefined ? [] : [{ number: api.mergedBy }]];
      return [404, { message: 'Not Found' }];
  }
}

function pageOf<T>(items: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return items.slice((page - 1) * size, page * size);
}

function added<T>(items: T[], item: T): T {
  items.push(item);
  return item;
}

function edited(comments: readonly Comment[], id: number, body: string): Answer {
  const comment = comments.find((each) => each.id === id);
  if (!comment) return [404, { message: 'Not Found' }];
  comment.body = body;
  return [200, comment];
}

function pullRequestsBy(api: ForgeApi, query: URLSearchParams): readonly PullRequest[] {
  const state = query.get('state') ?? 'open';
  return api.pullRequests.filter(
    (each) =>
      (state === 'all' || each.state === state) &&
      `corp:${each.head.ref}` === query.get('head') &&
      each.base.ref === query.get('base'),
  );
}

function proposed(api: ForgeApi, { title = '', head = '', base = '' }: Body): PullRequest {
  const number = api.pullRequests.length + 1;
  return { number, title, state: 'open', merged_at: null, head: { ref: head, sha: '' }, base: { ref: base } };
}
