import type { Clock } from '../base/clock.ts';
import { isObject } from '../base/json.ts';
import { learnSecret } from '../base/secrets.ts';
import { Fault } from '../model/fault.ts';
import { delayMs, triesAtMost } from './retry.ts';
import type { Transport } from './transport.ts';
import { hostRefused } from './verdict.ts';
import { isLoopback } from './wire/address.ts';
import { parseEnvelope } from './wire/envelope.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Where rotating tokens are kept between runs. A refresh token works once: losing the new one locks the application out. */
export interface TokenStore {
  load(): Promise<Tokens | undefined>;
  save(tokens: Tokens): Promise<void>;
}

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** Default: the authorization server of the portal's region. */
  readonly tokenUrl?: string;
}

/** The OAuth settings as the environment gives them; `undefined` unless they are complete. */
export function oauthFromEnv(env: Readonly<Record<string, string | undefined>>): OAuthSettings | undefined {
  const { PROVISION_CLIENT_ID, PROVISION_CLIENT_SECRET, PROVISION_REFRESH_TOKEN, PROVISION_TOKEN_URL } = env;
  if (!PROVISION_CLIENT_ID || !PROVISION_CLIENT_SECRET || !PROVISION_REFRESH_TOKEN) return undefined;
  return {
    clientId: PROVISION_CLIENT_ID,
    clientSecret: PROVISION_CLIENT_SECRET,
    refreshToken: PROVISION_REFRESH_TOKEN,
    ...(PROVISION_TOKEN_URL ? { tokenUrl: PROVISION_TOKEN_URL } : {}),
  };
}

/** The credentials that a request carries beside its address. */
export interface Auth {
  /** The access token; `undefined` for webhooks, whose secret is in the address. */
  token(): Promise<string | undefined>;
  /**
   * Replaces a token that the portal called too old; all who ask at the same time share one renewal.
   *
   * Errors: a Fault when there is no way to a new token.
   */
  renew(old: string | undefined, signal: AbortSignal): Promise<void>;
}

export const webhookAuth: Auth = {
  token: async () => undefined,
  renew: async () => Promise.reject(new Fault('TOKEN_EXPIRED', {}, { reach: 'run' })),
};

export interface OAuthParts {
  readonly token: string;
  readonly oauth: OAuthSettings | undefined;
  readonly store: TokenStore | undefined;
  readonly host: string;
  readonly transport: Pick<Transport, 'get'>;
  readonly clock: Clock;
  readonly random: () => number;
}

export function oauthAuth(parts: OAuthParts): Auth {
  const { oauth, store } = parts;
  const given = { accessToken: parts.token, refreshToken: oauth?.refreshToken ?? '' };
  const stored = async () => (oauth ? await store?.load() : undefined);
  let current: Promise<Tokens> | undefined;
  let renewal: Promise<void> | undefined;
  const tokens = () => {
    current ??= stored().then((kept) => (kept ? learned(kept) : given));
    return current;
  };
  const renewOnce = async (old: string | undefined, signal: AbortSignal) => {
    if (!oauth) throw new Fault('TOKEN_EXPIRED', {}, { reach: 'run' });
    if ((await tokens()).accessToken !== old) return;
    // Another process may have renewed it; a refresh token works only once.
    const elsewhere = await stored();
    if (elsewhere && elsewhere.accessToken !== old) {
      current = Promise.resolve(learned(elsewhere));
      return;
    }
    const known = await tokens();
    // A disk that cannot keep tokens has to say so before the old one is spent.
    await store?.save(known);
    const fresh = await renewed(parts, oauth, known.refreshToken, signal);
    await store?.save(fresh);
    current = Promise.resolve(fresh);
  };
  return {
    token: async () => (await tokens()).accessToken,
    renew: (old, signal) => {
      renewal ??= renewOnce(old, signal).finally(() => {
        renewal = undefined;
      });
      return renewal;
    },
  };
}

/** A new installation gives a new refresh token, and the stored line of tokens is dead: the configured one is tried as well. */
async function renewed(
  parts: OAuthParts,
  oauth: OAuthSettings,
  refreshToken: string,
  signal: AbortSignal,
): Promise<Tokens> {
  try {
    return await askForTokens(parts, oauth, refreshToken, signal);
  } catch (error) {
    const dead = error instanceof Fault && error.code === 'TOKEN_NOT_RENEWED';
    if (!dead || refreshToken === oauth.refreshToken) throw error;
    return askForTokens(parts, oauth, oauth.refreshToken, signal);
  }
}

/** Source: REST docs, automatic renewal: a GET with the secrets in its query; the address never leaves this function. */
async function askForTokens(
  parts: OAuthParts,
  oauth: OAuthSettings,
  refreshToken: string,
  signal: AbortSignal,
): Promise<Tokens> {
  const url = new URL(oauth.tokenUrl ?? `${authorizationServer(parts.host)}/oauth/token/`);
  if (url.protocol !== 'https:' && !isLoopback(url))
    throw new Fault('PORTAL_NOT_HTTPS', { host: url.host }, { reach: 'run' });
  url.searchParams.set('grant_type', 'refresh_token');
  url.searchParams.set('client_id', oauth.clientId);
  url.searchParams.set('client_secret', oauth.clientSecret);
  url.searchParams.set('refresh_token', refreshToken);
  for (let attempt = 1; ; attempt++) {
    const reply = await parts.transport.get(url.href, signal);
    if (reply.kind === 'broken' && reply.reason === 'refused-host') throw hostRefused(url.host);
    const answer = reply.kind === 'reply' ? parseEnvelope(reply.text) : undefined;
    const fresh = answer && tokensIn(answer);
    if (fresh) return fresh;
    if (answer && typeof answer.error === 'string') {
      throw new Fault('TOKEN_NOT_RENEWED', { code: answer.error }, { reach: 'run' });
    }
    if (attempt >= triesAtMost.connect || signal.aborted) {
      throw new Fault('AUTH_SERVER_UNREACHABLE', { host: url.host }, { reach: 'temporary' });
    }
    await parts.clock.wait(delayMs(attempt, parts.random), signal).catch(() => undefined);
  }
}

function tokensIn(answer: unknown): Tokens | undefined {
  if (!isObject(answer)) return undefined;
  const { access_token: accessToken, refresh_token: refreshToken } = answer;
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') return undefined;
  return learned({ accessToken, refreshToken });
}

/** Tokens may turn up in what we write from their first moment on. */
function learned(tokens: Tokens): Tokens {
  learnSecret(tokens.accessToken);
  learnSecret(tokens.refreshToken);
  return tokens;
}

/** Source: `AuthorizationServerUrlResolver.php`: portals of these countries have a server of their own. */
function authorizationServer(host: string): string {
  return /\.(ru|am|az|ge|kz|kg|uz|by)$/.test(host) ? 'https://oauth.bitrix24.tech' : 'https://oauth.bitrix.info';
}
