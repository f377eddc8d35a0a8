import type { IncomingMessage } from 'node:http';
import type { Faults } from '../faults.ts';
import { parseQuery } from '../php/parse-query.ts';
import type { PhpArray } from '../php/values.ts';
import type { Portal } from '../store/portal.ts';
import type { Credentials } from './credentials.ts';
import type { Envelope } from './engine.ts';

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the authorization server knows besides the request. */
export interface OAuthParts {
  readonly portal: Portal;
  readonly credentials: Credentials;
  readonly client: OAuthClient;
  readonly faults: Faults;
}

/** The authorization server's `/oauth/token/`: gives a new pair for a refresh token, which is spent by that. */
export function answerOAuth(request: IncomingMessage, body: Buffer, parts: OAuthParts): Envelope {
  const { client, faults } = parts;
  const params = merged(request, body);
  const text = (key: string) => {
    const value = params.get(key);
    return typeof value === 'string' ? value : '';
  };
  if (text('grant_type') === '' || text('client_id') === '') {
    return refusal('invalid_request', 'The request is missing a required parameter');
  }
  if (text('client_id') !== client.clientId || text('client_secret') !== client.clientSecret) {
    return refusal('invalid_client', 'The client credentials are invalid');
  }
  if (faults.portalWide('oauth-payment') !== undefined) return refusal('PAYMENT_REQUIRED', 'Payment required');
  if (text('grant_type') !== 'refresh_token') return refusal('invalid_grant', 'Authorization code is not valid');
  const wanted = text('scope')
    .split(',')
    .filter((scope) => scope !== '');
  if (wanted.some((scope) => !parts.portal.settings.scopes.includes(scope))) {
    return refusal('invalid_scope', 'The requested scope exceeds the application card');
  }
  return newPair(text('refresh_token'), parts);
}

function newPair(refreshToken: string, { portal, credentials }: OAuthParts): Envelope {
  const pair = credentials.refresh(refreshToken);
  if (!pair) return refusal('invalid_grant', 'Invalid refresh token');
  return {
    status: 200,
    body: {
      access_token: pair.accessToken,
      client_endpoint: `${portal.address()}/rest/`,
      domain: 'oauth.bitrix.info',
      expires: pair.expires,
      expires_in: 3600,
      member_id: 'a223c6b3710f85df22e9377d6c4f7553',
      refresh_token: pair.refreshToken,
      scope: pair.scopes.join(','),
      server_endpoint: 'https://oauth.bitrix.info/rest/',
      status: 'L',
      user_id: pair.userId,
    },
  };
}

function merged(request: IncomingMessage, body: Buffer): PhpArray {
  const params = parseQuery((request.url ?? '').split('?').slice(1).join('?'));
  for (const [key, value] of parseQuery(body.toString('utf8')).entries()) params.set(key, value);
  return params;
}

function refusal(error: string, description: string): Envelope {
  return { status: 400, body: { error, error_description: description } };
}
