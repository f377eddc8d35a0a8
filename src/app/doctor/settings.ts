import { proxyIn } from '../../base/proxy.ts';
import { type Finding, fine, look } from '../../model/check.ts';
import type { Config } from '../../model/config.ts';
import { message } from '../../model/message.ts';
import { oauthFromEnv } from '../../portal/auth-oauth.ts';
import type { Options } from '../options.ts';

/** What can be said of the way to the portal before it is gone. */
export function examineSettings({ portal }: Config, { env }: Options): readonly Finding[] {
  if (portal.kind === 'sandbox' || portal.url === undefined) return [];
  const { protocol } = new URL(portal.url);
  const unchecked = env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  const proxy = proxyIn(env);
  const isLonely = portal.token !== undefined && oauthFromEnv(env) === undefined;
  return [
    ...(unchecked && protocol === 'https:' ? [look('tls', message('DOCTOR_TLS_OFF'))] : []),
    ...(proxy.kind === 'proxy' && protocol === 'https:' ? [proxyFinding(proxy.url, proxy.except)] : []),
    ...(isLonely ? [look('credentials', message('DOCTOR_TOKEN_LONELY'))] : []),
  ];
}

/** Never with its user and password. */
function proxyFinding(proxy: string, except: string): Finding {
  const { host } = new URL(proxy);
  return fine('proxy', message(except === '' ? 'DOCTOR_PROXY' : 'DOCTOR_PROXY_EXCEPT', { host, except }));
}
