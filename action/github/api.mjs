import { setTimeout as wait } from 'node:timers/promises';

/** What GitHub's API answered in place of what was asked for. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Opens GitHub's REST API.
 *
 * Reads and edits are tried three times where the server is at fault; what makes something new is sent once.
 * Errors: an `ApiError` with the status (0 when no answer came) and GitHub's own message; never with the token.
 */
export function openApi({ apiUrl, token, pauseMs = 1000 }) {
  const send = async (method, path, body) => {
    const { ok, status, text } = await request(`${apiUrl}${path}`, { method, token, body });
    if (!ok) throw new ApiError(status, `${method} ${path}: ${status} ${messageIn(text)}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return async (method, path, body) => {
    const tries = method === 'POST' ? 1 : 3;
    for (let number = 1; ; number += 1) {
      try {
        return await send(method, path, body);
      } catch (error) {
        const isTheirs = error instanceof ApiError && (error.status === 0 || error.status >= 500);
        if (!isTheirs || number === tries) throw error;
        await wait(number * pauseMs);
      }
    }
  };
}

async function request(url, { method, token, body }) {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
    'user-agent': 'provision-action',
  };
  try {
    // biome-ignore lint/style/noRestrictedGlobals: this is GitHub's API, spoken to by a script without packages; no portal and no picture
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { ok: response.ok, status: response.status, text: await response.text() };
  } catch (error) {
    throw new ApiError(0, `${method} ${new URL(url).pathname}: no answer (${error.cause?.code ?? error.name})`);
  }
}

function messageIn(text) {
  try {
    return String(JSON.parse(text).message);
  } catch {
    return '';
  }
}
