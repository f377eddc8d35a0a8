import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript, tool } from '../process.ts';
import { atMost, median, type Row } from '../row.ts';

const rounds = 3;

/** Units: characters of what a stranger wrote; four times as many must not take much more than four times as long. */
const sizes = { once: 100_000, fourTimes: 400_000 };

/** What is twice quadratic takes 16 times as long; starting and the collector leave some room above 4. */
const timesAtMost = 6;

interface Input {
  readonly what: string;
  readonly files: (length: number) => Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** Time over size: CPU at four times the length ÷ CPU at the length, each less what the command takes for next to nothing. */
export async function explodingCase(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const input of inputs) {
    const idleSec = await secondsOf(input, 0);
    // What is too fast to be measured has no ratio: it counts as a twentieth of a second.
    const own = async (length: number) => Math.max(0.05, (await secondsOf(input, length)) - idleSec);
    const [once, more] = [await own(sizes.once), await own(sizes.fourTimes)];
    rows.push(atMost(`time(4N) ÷ time(N), N = 100,000 characters: ${input.what}`, more / once, timesAtMost));
  }
  return rows;
}

async function secondsOf({ files, args }: Input, length: number): Promise<number> {
  const cwd = mkdtempSync(join(tmpdir(), 'provision-bench-exploding-'));
  try {
    for (const [name, text] of Object.entries(files(length))) writeFileSync(join(cwd, name), text);
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) seconds.push((await runScript(tool, args, { cwd }, [0, 1, 4])).cpuSec);
    return median(seconds);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

const head = 'version: 1\nproject: p\nportal: sandbox\nchats:\n';
const one = (field: string) => `${head}  a:\n    title: A\n    ${field}\n`;
const filled = (unit: string, length: number) => unit.repeat(Math.floor(length / unit.length));
const counted = (length: number, size: number, item: (nth: number) => string) =>
  Array.from({ length: Math.floor(length / size) }, (_, nth) => item(nth)).join('');
const validate = (what: string, text: (length: number) => string): Input => ({
  what,
  files: (length) => ({ 'chats.yaml': text(length) }),
  args: ['validate'],
});
const withRows = (what: string, rows: (length: number) => string): Input => ({
  what,
  files: (length) => ({
    'chats.yaml': one('color: RED'),
    'chats.lock.json': `{"lockfileVersion":1,"project":"p","portals":{"sandbox":{${rows(length)}"z":{"id":999999}}}}`,
  }),
  args: ['output'],
});

const inputs: readonly Input[] = [
  validate('`${var:` in a text', (length) => one(`description: "${filled('${var:', length)}"`)),
  validate('blanks in a title', (length) => `${head}  a: { title: "a${filled(' ', length)}b" }\n`),
  validate('ids in `users`', (length) => one(`users: [${counted(length, 6, (nth) => `${nth + 1},`)}]`)),
  validate('addresses in `users`', (length) => one(`users: [${counted(length, 16, (nth) => `u${nth}@x.example,`)}]`)),
  validate('unknown fields', (length) => `${head}  a: { title: A, ${counted(length, 10, (nth) => `x${nth}: 1, `)} }\n`),
  validate(
    'wrong chats on one line',
    (length) =>
      `${head}  ${filled('', 0)}a: { title: A }\nx-b: {${counted(length, 20, (nth) => `k${nth}: { title: "" }, `)}}\n`,
  ),
  validate('one key again and again', (length) => `${head}${filled('  a: { title: A }\n', length)}`),
  validate('brackets that are not closed', (length) => one(`description: ${filled('[', length)}`)),
  validate('a path of folders that are not there', (length) => one(`avatar: "${filled('a/', length)}x.png"`)),
  validate('stars of an `include`', (length) => `include: ["${filled('*a', length)}b"]\n${one('color: RED')}`),
  validate(
    'values made of each other',
    (length) => `vars: {${counted(length, 30, (nth) => `v${nth}: "\${var:v${nth + 1}}", `)}}\n${one('color: RED')}`,
  ),
  withRows('rows of one key in a lockfile', (length) => filled('"a":{"id":3},', length)),
  withRows('rows of one id in a lockfile', (length) => counted(length, 20, (nth) => `"k${nth}":{"id":7},\n`)),
  withRows('brackets in a lockfile', (length) => `"a":${filled('[', length)},`),
];
