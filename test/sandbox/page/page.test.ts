import { get } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showPage } from '../../../src/sandbox/page/page.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 'page', secret: 'webhooksecret', limits: false });
  showPage(sandbox);
});
afterEach(() => sandbox.close());

describe('what the page answers', () => {
  it.each(['/', '/page/main.js', '/page/feed', '/page/chats/1', '/page/chats/404'])(
    'forbids scripts, styles and pictures of other origins, and reading by them, on %s',
    async (path) => {
      const leave = new AbortController();
      const { headers } = await fetch(sandbox.url + path, { signal: leave.signal });
      leave.abort();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('has no inline script or style for the policy to trip over', async () => {
    const html = await (await fetch(sandbox.url)).text();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(html).not.toMatch(/https?:\/\//);
  });

  it('answers a browser that was lured here under a foreign name with nothing of the portal', async () => {
    const { status, text } = await asHost('portal.evil.example:8024', '/page/chats/1');
    expect(status).toBe(421);
    expect(text).not.toContain('Общий чат');
  });

  it('answers every name of this machine', async () => {
    for (const host of ['localhost:8024', '127.0.0.1', '[::1]:9']) {
      expect((await asHost(host, '/page/chats/1')).status).toBe(200);
    }
  });

  it('can only be read', async () => {
    const answer = await fetch(`${sandbox.url}/page/chats/1`, { method: 'POST', body: 'title=x' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('leaves paths that are not its own to the portal', async () => {
    for (const path of ['/page/', '/page/../server.ts', '/page/tsconfig.json', '/page/chats/x', '//', '/index.php']) {
      expect((await fetch(sandbox.url + path)).status, path).toBe(404);
    }
  });
});

describe('a chat as the page reads it', () => {
  it('has its owner and managers first, whoever came first', async () => {
    const id = sandbox.store.createChat({ title: 'Новый чат', users: [2, 3, 4], owner: 4 });
    sandbox.store.setManager(id, 3, true);
    const { people } = await read(id);
    expect(people.map(({ id: user, role }) => `${user} ${role}`)).toEqual(['4 owner', '3 manager', '2 member']);
  });

  it('names an owner who left, because the portal still does', async () => {
    const id = sandbox.store.createChat({ owner: 2, users: [] });
    sandbox.store.removeMember(id, 2);
    expect((await read(id)).people).toMatchObject([{ id: 2, role: 'owner', state: 'absent' }]);
  });

  it('is cut to the newest messages and the first members, with honest totals', async () => {
    const id = sandbox.store.createChat({ users: [2, 3], entityType: 'ACME', entityId: 'a/1' });
    for (let at = 1; at <= 5; at += 1) sandbox.store.postMessage(id, 2, `message ${at}`);
    const chat = await read(id, '?messages=2&people=1');
    expect(chat.messages.map(({ text }) => text)).toEqual(['message 4', 'message 5']);
    expect([chat.messagesTotal, chat.people.length, chat.peopleTotal]).toEqual([6, 1, 3]);
  });

  it('takes nonsense for how much to read as the usual amount', async () => {
    const id = sandbox.store.createChat({ users: [2, 3] });
    expect((await read(id, '?messages=-1&people=1e9')).people).toHaveLength(3);
  });
});

describe('the feed', () => {
  it('tells of every chat, the general one last, before it is ready', async () => {
    const first = sandbox.store.createChat({ title: 'первый' });
    const second = sandbox.store.createChat({ title: 'второй' });
    const [greeting, chats, ready] = await events(3);
    expect(greeting?.event).toBe('greeting');
    expect(idsOf(chats)).toEqual([second, first, 1]);
    expect(ready?.event).toBe('ready');
  });

  it('never tells the secret of the webhook', async () => {
    sandbox.store.createChat({ title: 'чат' });
    const told = JSON.stringify(await events(3));
    expect(told).toContain(`${sandbox.url}/rest/1/••••••••/`);
    expect(told).not.toContain('webhooksecret');
  });

  it('tells once of a chat that changed many times in one turn, and of one that is gone', async () => {
    const kept = sandbox.store.createChat({ title: 'остаётся' });
    const gone = sandbox.store.createChat({ title: 'уходит' });
    const news = await events(4, () => {
      sandbox.store.deleteChat(gone);
      for (let at = 1; at <= 20; at += 1) sandbox.store.postMessage(kept, 2, `message ${at}`);
      sandbox.store.renameChat(kept, 'переименован');
    });
    expect(idsOf(news[3])).toEqual([kept]);
    expect(news[3]?.data).toMatchObject({
      gone: [gone],
      chats: [{ title: 'переименован', last: { text: 'message 20' } }],
    });
  });

  it('tells of a new manager though no chat row was written', async () => {
    const id = sandbox.store.createChat({ users: [2] });
    const news = await events(4, () => sandbox.store.setManager(id, 2, true));
    expect(idsOf(news[3])).toEqual([id]);
  });

  it('sends a large portal in portions', async () => {
    for (let at = 0; at < 1_100; at += 1) sandbox.store.createChat({ title: `чат ${at}` });
    const told = await events(5);
    expect(told.map(({ event }) => event)).toEqual(['greeting', 'chats', 'chats', 'chats', 'ready']);
    expect(told.slice(1, 4).flatMap(idsOf)).toHaveLength(1_101);
  });
});

interface Told {
  readonly event: string;
  readonly data: { readonly chats?: readonly { readonly id: number }[] };
}

interface Detail {
  readonly people: readonly { readonly id: number; readonly role: string }[];
  readonly peopleTotal: number;
  readonly messages: readonly { readonly text: string }[];
  readonly messagesTotal: number;
}

async function read(id: number, query = ''): Promise<Detail> {
  return (await fetch(`${sandbox.url}/page/chats/${id}${query}`)).json() as Promise<Detail>;
}

function idsOf(told: Told | undefined): readonly number[] {
  return told?.data.chats?.map(({ id }) => id) ?? [];
}

/** The first so many events of a new connection; `act` is done when the list was whole. */
async function events(count: number, act?: () => void): Promise<readonly Told[]> {
  const leave = new AbortController();
  const { body } = await fetch(`${sandbox.url}/page/feed`, { signal: leave.signal });
  const found: Told[] = [];
  let text = '';
  for await (const piece of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += piece;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined) found.push({ event, data: JSON.parse(data ?? '{}') as Told['data'] });
      if (event === 'ready') act?.();
    }
    if (found.length >= count) break;
  }
  leave.abort();
  return found;
}

/** `fetch` refuses to lie about the host; a hostile page's browser does so on its own. */
function asHost(host: string, path: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    get(sandbox.url + path, { headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });
}
