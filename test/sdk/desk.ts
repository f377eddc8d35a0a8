import { globalAgent } from 'node:https';
import { B24Hook, B24OAuth, EnumAppStatus, ParamsFactory } from '@bitrix24/b24jssdk';
import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

/** A portal that speaks TLS, as the SDK takes webhooks by no other way; nothing of the SDK itself is changed. */
export async function portal(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ https: true, ...options });
  const { ca } = globalAgent.options;
  globalAgent.options.ca = sandbox.certificate;
  onTestFinished(async () => {
    globalAgent.options.ca = ca;
    globalAgent.destroy();
    await sandbox.close();
  });
  return sandbox;
}

/** Its limiter and its pauses as fast as the portal's clock. */
function restrictionsAt(timeScale: number) {
  return {
    ...ParamsFactory.getDefault(),
    rateLimit: { burstLimit: 50, drainRate: 2 * timeScale, adaptiveEnabled: true },
    retryDelay: 1000 / timeScale,
  };
}

/** By the caller's webhook. */
export function hook({ webhookUrl }: Sandbox, timeScale = 1, more: { readonly maxRetries?: number } = {}): B24Hook {
  const b24 = B24Hook.fromWebhookUrl(webhookUrl, { restrictionParams: { ...restrictionsAt(timeScale), ...more } });
  b24.offClientSideWarning();
  return b24;
}

/** As a local application, with an hour's token of the caller. */
export function application({ url, token, oauth, portalSeconds }: Sandbox): B24OAuth {
  const b24 = new B24OAuth(
    {
      applicationToken: 'app',
      userId: 1,
      memberId: 'member',
      accessToken: token,
      refreshToken: oauth.refreshToken,
      expires: Math.floor(portalSeconds()) + 3600,
      expiresIn: 3600,
      scope: 'im,user,department',
      domain: url,
      clientEndpoint: `${url}/rest/`,
      serverEndpoint: `${url}/rest/`,
      status: EnumAppStatus.Local,
    },
    { clientId: oauth.clientId, clientSecret: oauth.clientSecret },
  );
  b24.offClientSideWarning();
  return b24;
}
