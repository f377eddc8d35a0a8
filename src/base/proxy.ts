/** The way out that the environment names. */
export type WayOut =
  | { readonly kind: 'none' }
  | { readonly kind: 'proxy'; readonly url: string; readonly except: string }
  /** `socks`: a kind of proxy that we do not speak; `form`: no address of a proxy at all. */
  | { readonly kind: 'wrong'; readonly why: 'socks' | 'form' };

/**
 * Reads the proxy variables as other tools do: the small spelling first, an empty one is as good as none, and no scheme means http.
 *
 * Nobody is asked about loopback, see `isLoopbackHost`.
 */
export function proxyIn(env: Readonly<Record<string, string | undefined>>): WayOut {
  const written = first(env.https_proxy, env.HTTPS_PROXY);
  if (written === '') return { kind: 'none' };
  const text = /^[a-z][a-z0-9+.-]{0,19}:\/\//i.test(written) ? written : `http://${written}`;
  if (/^socks/i.test(text)) return { kind: 'wrong', why: 'socks' };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol) || !isEncoded(url.username) || !isEncoded(url.password))
    return { kind: 'wrong', why: 'form' };
  return { kind: 'proxy', url: url.href, except: first(env.no_proxy, env.NO_PROXY) };
}

/** Is this a name of the machine itself? As `URL` writes hosts. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function first(...values: readonly (string | undefined)[]): string {
  return values.map((value) => value?.trim() ?? '').find((value) => value !== '') ?? '';
}

/** Credentials travel decoded. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
