import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Context } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { runLine } from '../../src/cli/main.ts';
import { flagsOf, programFor } from '../../src/cli/program.ts';
import { learnSurroundings } from '../../src/cli/sink.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { fc } from '../property.ts';
import { fuzz } from './fuzzer.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'provision-lines-'));
  writeFileSync(join(folder, 'chats.yaml'), 'version: 1\nproject: lines\nchats: { a: { title: "\\e[31m##[x]" } }\n');
  writeFileSync(join(folder, 'wrong.yaml'), 'version: 1\nproject: lines\nchats: { a: { titel: "::error::x" } }\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const secret = 'f2ppp8uucc891111';
const token = 'tok3nThatNobodySees';
const names = commands.map((define) => define(() => async () => {}).name());
const flags = flagsOf(programFor(() => async () => {}));

/** Words with the secret in every place and form in which people lose it. */
const leaks = [
  `https://127.0.0.1:1/rest/1/${secret}/`,
  `127.0.0.1:1/REST/1/${secret}/`,
  `rest%2F1%2F${secret}`,
  `rest//1//${secret}`,
  `--ulr=https://127.0.0.1:1/rest/1/${secret}/`,
  `-t${token}`,
  `--token=${token}`,
  `--tokne=${token}`,
  `--token${token}`,
];
const plainWords = [
  'a',
  'constructor',
  '__proto__',
  'chats.yaml',
  'wrong.yaml',
  'none.yaml',
  '{}',
  '{"TITEL":1}',
  '7',
  '0',
  '-1',
  'delete:1',
  'g[o',
  '*a*a*b',
  '::error::x',
  '##[x]',
  'x\n::error::y',
  '\u009b31m',
  '\u202e',
  '\ud800',
  '',
  '--',
];
const anyText = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replace(/[/\\.\0-]/g, ''));

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...flags.filter((flag) => flag !== '--data' && flag !== '--port')) },
  { weight: 3, arbitrary: fc.constantFrom(...plainWords) },
  { weight: 2, arbitrary: fc.constantFrom(...leaks) },
  { weight: 1, arbitrary: anyText },
);

/** Nothing listens on the port of its address; `sandbox` is told to stop before it begins. */
const line = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: word }),
  fc.array(word, { maxLength: 5 }),
);

fuzz({
  title: 'a command line is understood or refused in words, whatever is typed, and repeats no secret',
  few: 60,
  inputs: line,
  secrets: [secret, token],
  work: async ([command, rest]) => {
    const argv = [command, ...rest];
    const env = { PROVISION_CLOCK_SCALE: '1000', PROVISION_TOKEN: '', CI: 'true', XDG_CACHE_HOME: folder };
    learnSurroundings(env, argv);
    const said: string[] = [];
    const outlet = { write: (text: string) => said.push(text.replace(/\n$/, '')) };
    const stopped = AbortSignal.abort();
    const context: Context = {
      terminal: openTerminal(env, false, { stdin: {}, stdout: outlet, stderr: outlet }),
      argv,
      cwd: folder,
      env,
      stop: { signal: stopped, code: () => 130, interrupt: () => {}, abort: () => {}, dispose: () => {} },
    };
    await runLine(context, argv);
    return said;
  },
});
