import { expect, test } from 'vitest';
import { isLoopbackHost, proxyIn } from '../../src/base/proxy.ts';

type Env = Readonly<Record<string, string>>;

test.each<[Env, string]>([
  [{}, 'none'],
  [{ HTTPS_PROXY: '' }, 'none'],
  [{ HTTPS_PROXY: '  ' }, 'none'],
  [{ https_proxy: '', HTTPS_PROXY: 'http://a:1' }, 'http://a:1/'],
  [{ https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1' }, 'http://a:1/'],
  [{ HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  [{ HTTPS_PROXY: 'user:p%40ss@proxy:3128' }, 'http://user:p%40ss@proxy:3128/'],
  [{ HTTPS_PROXY: '10.0.0.1:8080' }, 'http://10.0.0.1:8080/'],
  [{ HTTPS_PROXY: 'HTTPS://proxy' }, 'https://proxy/'],
  [{ HTTPS_PROXY: 'http://u:%zz@h:1' }, 'form'],
  [{ HTTPS_PROXY: 'http://%@h:1' }, 'form'],
  [{ HTTPS_PROXY: 'ftp://h' }, 'form'],
  [{ HTTPS_PROXY: 'http://' }, 'form'],
  [{ HTTPS_PROXY: 'a b' }, 'form'],
  [{ HTTPS_PROXY: 'h:99999' }, 'form'],
  [{ HTTPS_PROXY: 'socks5://h:1' }, 'socks'],
  [{ HTTPS_PROXY: 'SOCKS4A://h:1' }, 'socks'],
])('%j is read as %s', (env, meant) => {
  const proxy = proxyIn(env);
  expect(proxy.kind === 'proxy' ? proxy.url : proxy.kind === 'wrong' ? proxy.why : proxy.kind).toBe(meant);
});

test('an empty exception is none, in either spelling', () => {
  const except = (env: Env) => {
    const proxy = proxyIn({ HTTPS_PROXY: 'h:1', ...env });
    return proxy.kind === 'proxy' ? proxy.except : undefined;
  };
  expect(
    [{}, { no_proxy: '', NO_PROXY: 'a' }, { no_proxy: 'b', NO_PROXY: 'a' }].map((env) => except(env as Env)),
  ).toEqual(['', 'a', 'b']);
});

test('names of this machine are told from names that begin like one', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '[::1]'].filter((host) => !isLoopbackHost(host))).toEqual([]);
  expect(['localhost.a', '127.0.0.1.a', '128.0.0.1', '[::2]', ''].filter(isLoopbackHost)).toEqual([]);
});
