import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type Recording, recordPortal } from '../src/app/doctor/recording/record.ts';
import { systemClock } from '../src/base/clock.ts';
import { isObject } from '../src/base/json.ts';
import { createPortalClient } from '../src/portal/client.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { differences } from './recorded-shapes.ts';

/*
 * Says where the embedded portal differs from a real one in how its answers are built, by a recording that `provision doctor --record FILE`
 * has made: npm run compare-recording FILE. Ends with 1 where it differs.
 */

const [path] = process.argv.slice(2);
if (path === undefined) fail('name a recording: npm run compare-recording FILE');
const portal = recordingIn(path);
const lines = differences(portal, await ownRecording());
for (const line of lines) process.stdout.write(`${line}\n`);
process.stdout.write(
  lines.length === 0
    ? `the sandbox answers all ${portal.calls.length} questions alike\n`
    : `${lines.length} differences\n`,
);
process.exitCode = lines.length === 0 ? 0 : 1;

function recordingIn(file: string): Recording {
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isObject(document) && document.recording === 1 && Array.isArray(document.calls))
    return document as unknown as Recording;
  return fail(`${file} is no recording of "provision doctor --record"`);
}

/** What the sandbox answers to the same questions, with a chat of its caller to look at. */
async function ownRecording(): Promise<Recording> {
  const sandbox = await startSandbox({});
  const env = {};
  const client = createPortalClient({
    url: sandbox.webhookUrl,
    allow: 'read',
    env,
    clock: systemClock,
    random: Math.random,
    onEvent: () => {},
  });
  try {
    sandbox.store.createChat({ title: 'Recorded', owner: 1, users: [1, 3] });
    const recording = await recordPortal(client);
    return recording ?? fail('the sandbox does not let us in');
  } finally {
    await client.close();
    await sandbox.close();
  }
}

function fail(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}
