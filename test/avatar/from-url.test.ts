import { describe, expect, test } from 'vitest';
import { type DownloadOptions, download } from '../../src/avatar/from-url.ts';
import { largestBytes } from '../../src/avatar/inspect.ts';
import { isPublicAddress } from '../../src/avatar/public-address.ts';
import { faultOf } from '../disk/folders.ts';
import { png } from './made-pictures.ts';
import { ca, proxyTo, serve, servePlainly } from './picture-server.ts';

const picture = png(20, 10);

/** Every host is on loopback, and loopback counts as public; everything else is as in production. */
const here: DownloadOptions = {
  ca,
  resolve: async () => ['127.0.0.1'],
  isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
};

async function fetched(url: string, options: DownloadOptions = {}): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await download(url, (chunk) => chunks.push(chunk), { ...here, ...options });
  return Buffer.concat(chunks);
}

/** The fault of a download, as code and sentence. */
async function trouble(url: string, options: DownloadOptions = {}): Promise<string> {
  const { code, message } = await faultOf(fetched(url, options));
  return `${code}: ${message}`;
}

describe('a picture behind an address', () => {
  test('comes byte for byte, and the server learns nothing but the address', async () => {
    let seen: unknown;
    const port = await serve((request, response) => {
      const { host, accept, 'user-agent': agent, ...others } = request.headers;
      seen = [request.method, request.url, host, Object.keys(others).sort()];
      response.end(picture);
    });
    expect(await fetched(`https://pictures.example:${port}/a.png?size=1#top`)).toEqual(picture);
    expect(seen).toEqual(['GET', '/a.png?size=1', `pictures.example:${port}`, ['accept-encoding', 'connection']]);
  });

  test('may be reached through redirects, relative ones and to other hosts', async () => {
    const port = await serve((request, response) => {
      const next: Record<string, string> = { '/1': '2', '/2': `https://other.example:${port}/3`, '/3': '/4' };
      const location = next[request.url ?? ''];
      if (location === undefined) response.end(picture);
      else response.writeHead(302, { location }).end('moved');
    });
    expect(await fetched(`https://pictures.example:${port}/1`)).toEqual(picture);
  });

  test('comes from hosts that PROVISION_HOSTS names and from no other, redirects included', async () => {
    const seen: string[] = [];
    const port = await serve((request, response) => {
      seen.push(String(request.headers.host));
      if (request.url === '/1') response.writeHead(302, { location: `https://evil.example:${port}/2` }).end();
      else response.end(picture);
    });
    const env = { PROVISION_HOSTS: 'pictures.example' };
    expect(await fetched(`https://pictures.example:${port}/2`, { env })).toEqual(picture);
    expect(await trouble(`https://pictures.example:${port}/1`, { env })).toMatch(/^AVATAR_URL_HOST: .*evil\.example/);
    expect(await trouble(`https://evil.example:${port}/2`, { env })).toMatch(/^AVATAR_URL_HOST: /);
    expect(seen).toEqual(new Array(2).fill(`pictures.example:${port}`));
  });

  test('is looked for behind five redirects and not behind six', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end(picture);
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on('warning', note);
    expect(await fetched(`https://pictures.example:${port}/5`)).toEqual(picture);
    expect(await trouble(`https://pictures.example:${port}/6`)).toBe(
      `AVATAR_URL_REDIRECTS: https://pictures.example:${port}/6 redirects more than 5 times`,
    );
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  test('is refused by the server’s word', async () => {
    const port = await serve((_, response) => response.writeHead(404).end('no'));
    expect(await trouble(`https://pictures.example:${port}/a.png?token=secret`)).toBe(
      `AVATAR_URL_STATUS: https://pictures.example:${port}/a.png answers 404 in place of a picture`,
    );
  });

  test('is not taken from a server that nobody vouches for', async () => {
    const port = await serve((_, response) => response.end(picture));
    const { ca: _, ...untrusting } = here;
    const fault = await faultOf(download(`https://pictures.example:${port}/a.png`, () => {}, untrusting));
    expect([fault.code, fault.args.reason]).toEqual(['AVATAR_URL_FAILED', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
  });

  test('is not taken from a server that shows another host’s certificate', async () => {
    const port = await serve((_, response) => response.end(picture));
    const fault = await faultOf(fetched(`https://third.example:${port}/a.png`));
    expect([fault.code, fault.args.reason]).toEqual(['AVATAR_URL_FAILED', 'ERR_TLS_CERT_ALTNAME_INVALID']);
  });

  test('that is broken off is not half a picture', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(picture);
      setImmediate(() => response.destroy());
    });
    expect(await trouble(`https://pictures.example:${port}/a.png`)).toContain('AVATAR_URL_FAILED');
  });

  test('that a server sends packed, unasked, is refused', async () => {
    const port = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(picture));
    expect(await trouble(`https://pictures.example:${port}/a.png`)).toContain('AVATAR_URL_ENCODING');
  });

  test('that is announced too large is not even begun', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': String(largestBytes + 1) });
      response.flushHeaders();
    });
    expect(await trouble(`https://pictures.example:${port}/a.png`)).toContain('AVATAR_TOO_LARGE');
  });

  test('that comes without end is left when its receiver has enough', async () => {
    const port = await serve((_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536)));
        response.once('drain', more);
      };
      more();
    });
    const full = new Error('enough');
    let taken = 0;
    const take = (chunk: Uint8Array) => {
      taken += chunk.byteLength;
      if (taken > 1_000_000) throw full;
    };
    await expect(download(`https://pictures.example:${port}/a.png`, take, here)).rejects.toBe(full);
  });

  test('that does not come in time is given up', async () => {
    const port = await serve(() => {});
    expect(await trouble(`https://pictures.example:${port}/a.png`, { timeLimitMs: 60 })).toBe(
      `AVATAR_URL_TIME: https://pictures.example:${port}/a.png did not send the whole picture within 0.06 s`,
    );
  });

  test('is given up when the name is not resolved in time', async () => {
    const resolve = () => new Promise<never>(() => {});
    expect(await trouble('https://pictures.example/a.png', { timeLimitMs: 30, resolve })).toContain('AVATAR_URL_TIME');
  });

  test('is given up when the run is', async () => {
    const abort = new AbortController();
    const port = await serve(() => abort.abort(new Error('interrupted')));
    await expect(fetched(`https://pictures.example:${port}/a.png`, { signal: abort.signal })).rejects.toThrow(
      'interrupted',
    );
  });
});

describe('an address may not lead into the network of this machine', () => {
  const strict: DownloadOptions = { isAllowed: isPublicAddress };

  test.each([
    'https://127.0.0.1/a.png',
    'https://127.1/a.png',
    'https://2130706433/a.png',
    'https://0x7f.0.0.1/a.png',
    'https://0177.0.0.1/a.png',
    'https://127.0.0.1./a.png',
    'https://[::1]/a.png',
    'https://[::ffff:10.0.0.1]/a.png',
    'https://[fd00::1]/a.png',
    'https://[64:ff9b::7f00:1]/a.png',
    'https://169.254.169.254/latest/meta-data',
    'https://0.0.0.0/a.png',
    'https://localhost/a.png',
    'https://LOCALHOST./a.png',
    'https://printer.local/a.png',
    'https://metadata.google.internal/a.png',
  ])('by %s', async (url) => {
    const resolve = async () => Promise.reject(new Error('nobody should ask'));
    expect(await trouble(url, { ...strict, resolve })).toContain('AVATAR_URL_PRIVATE');
  });

  test('by a name, not even if only one of its addresses is private', async () => {
    const resolve = async () => ['93.184.215.14', '10.0.0.5', '2606:4700::1111'];
    expect(await trouble('https://pictures.example/a.png', { ...strict, resolve })).toBe(
      'AVATAR_URL_PRIVATE: the address of the picture leads to pictures.example (10.0.0.5), which is not on the public internet',
    );
  });

  test('by a redirect to an address or a name', async () => {
    for (const location of ['https://10.0.0.1/a.png', 'https://other.example/a.png']) {
      const port = await serve((_, response) => response.writeHead(301, { location }).end());
      const resolve = async (host: string) => (host === 'pictures.example' ? ['127.0.0.1'] : ['192.168.0.1']);
      expect(await trouble(`https://pictures.example:${port}/a.png`, { resolve })).toContain('AVATAR_URL_PRIVATE');
    }
  });

  test('by a redirect to plain http, to a file or to a user name', async () => {
    const ends = {
      'http://pictures.example/': 'SCHEME',
      'file:///etc/passwd': 'SCHEME',
      'https://a:b@x.example/': 'CREDENTIALS',
    };
    for (const [location, end] of Object.entries(ends)) {
      const port = await serve((_, response) => response.writeHead(302, { location }).end());
      expect(await trouble(`https://pictures.example:${port}/a.png`)).toContain(`AVATAR_URL_${end}`);
    }
  });

  test('by a name that changes its mind between the look and the connection', async () => {
    let asked = 0;
    const port = await serve((_, response) => response.end(picture));
    const resolve = async () => (++asked === 1 ? ['127.0.0.1'] : ['10.0.0.1']);
    expect(await fetched(`https://pictures.example:${port}/a.png`, { resolve })).toEqual(picture);
    expect(asked).toBe(1);
  });
});

describe('the portal itself', () => {
  test('is trusted with its own pictures, private and over plain http as it may be', async () => {
    const port = await servePlainly((_, response) => response.end(picture));
    const trusted = `http://127.0.0.1:${port}`;
    expect(await fetched(`${trusted}/a.png`, { isAllowed: isPublicAddress, trusted })).toEqual(picture);
    expect(await trouble(`${trusted}/a.png`, { trusted: `http://127.0.0.1:${port + 1}` })).toContain(
      'AVATAR_URL_SCHEME',
    );
  });

  test('is not trusted when it sends us elsewhere', async () => {
    const port = await servePlainly((_, response) => response.writeHead(302, { location: 'https://10.0.0.1/' }).end());
    const trusted = `http://127.0.0.1:${port}`;
    expect(await trouble(`${trusted}/a.png`, { isAllowed: isPublicAddress, trusted })).toContain('AVATAR_URL_PRIVATE');
  });
});

describe('an address is refused by its form', () => {
  test.each([
    ['http://pictures.example/a.png', 'AVATAR_URL_SCHEME: pictures are fetched over https only, not over http'],
    ['ftp://pictures.example/a.png', 'AVATAR_URL_SCHEME: pictures are fetched over https only, not over ftp'],
    ['data:image/png;base64,AAAA', 'AVATAR_URL_SCHEME: pictures are fetched over https only, not over data'],
    ['https://', 'AVATAR_URL_FORM: "https://" is not an address'],
    ['https://anna:secret@/x?y', 'AVATAR_URL_FORM: "https:///x" is not an address'],
    [
      'https://anna:secret@pictures.example/a.png',
      'AVATAR_URL_CREDENTIALS: the address of the picture on pictures.example holds a user name or password',
    ],
  ])('%s', async (url, expected) => {
    expect(await trouble(url)).toBe(expected);
  });

  test('and a host that nobody knows by its name', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await trouble('https://no.example/a.png', { resolve })).toBe(
      'AVATAR_URL_UNKNOWN_HOST: no host "no.example" is known',
    );
  });
});

describe('behind a proxy', () => {
  test('a picture is fetched through it, by name, also if only the proxy can resolve that', async () => {
    const proxy = await proxyTo(await serve((_, response) => response.end(picture)));
    const options: DownloadOptions = {
      env: { HTTPS_PROXY: proxy.url },
      resolve: async () => Promise.reject(new Error('ENOTFOUND')),
    };
    expect(await fetched('https://unresolved.example/a.png', options)).toEqual(picture);
    expect(proxy.asked).toEqual(['unresolved.example:443']);
  });

  test('a host that is excepted is reached without it', async () => {
    const port = await serve((_, response) => response.end(picture));
    const proxy = await proxyTo(port);
    const options = { env: { https_proxy: proxy.url, NO_PROXY: 'pictures.example' } };
    expect(await fetched(`https://pictures.example:${port}/a.png`, options)).toEqual(picture);
    expect(proxy.asked).toEqual([]);
  });

  test('what this machine knows to be private is refused all the same', async () => {
    const proxy = await proxyTo(await serve((_, response) => response.end(picture)));
    const options = { env: { HTTPS_PROXY: proxy.url }, resolve: async () => ['10.0.0.1'] };
    expect(await trouble('https://pictures.example/a.png', options)).toContain('AVATAR_URL_PRIVATE');
    expect(await trouble('https://10.0.0.1/a.png', options)).toContain('AVATAR_URL_PRIVATE');
    expect(proxy.asked).toEqual([]);
  });
});
