import { onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';

/** Embedded portals that share a pack of one chat, and the files of their inventory. */
export async function fleetOf(...names: readonly string[]): Promise<{
  readonly sandboxes: ReadonlyMap<string, Sandbox>;
  readonly files: Readonly<Record<string, string>>;
}> {
  const sandboxes = new Map<string, Sandbox>();
  onTestFinished(async () => {
    for (const sandbox of sandboxes.values()) await sandbox.close();
  });
  for (const name of names) sandboxes.set(name, await startSandbox({ limits: false }));
  const entries = [...sandboxes].map(([name, { webhookUrl }]) => `  ${name}: { url: "${webhookUrl}" }\n`);
  return {
    sandboxes,
    files: {
      'portals.yaml': `version: 1\nfleet: shipping\ndefaults: { chats: [base.yaml] }\nportals:\n${entries.join('')}`,
      'base.yaml': 'version: 1\nproject: shipping\nchats:\n  one: { title: One }\n',
    },
  };
}
