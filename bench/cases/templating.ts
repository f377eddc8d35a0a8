import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calmEnv, runScript, tool } from '../process.ts';
import { atMost, median, type Row } from '../row.ts';
import { chatsOf, clearAway, layOut, type Written } from '../world.ts';

const world = { chats: 10_000 };
const rounds = 3;

/** Source: the time of the same chats written out, and half as much again. */
const timesAtMost = 1.5;

/** 10,000 rows of a table through one template, against the same chats written out: CPU of whole commands, by turns. */
export async function templatingCase(): Promise<readonly Row[]> {
  const [written, rows] = [layOut(world), layOut(world)];
  try {
    writeFileSync(join(rows, 'chats.yaml'), template);
    writeFileSync(join(rows, 'chats.csv'), tableOf(chatsOf(world)));
    const [plain, each]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      plain.push(await validateSec(written));
      each.push(await validateSec(rows));
    }
    return [
      atMost(
        '10,000 rows through one template ÷ the same chats written out',
        median(each) / median(plain),
        timesAtMost,
      ),
    ];
  } finally {
    clearAway(written);
    clearAway(rows);
  }
}

const template = `version: 1
project: bench

chats:
  "\${each.key}":
    each: ./chats.csv
    title: \${each.title}
    type: \${each.type}
    description: \${each.description}
    color: \${each.color}
    users: \${each.users}
`;

function tableOf(chats: ReadonlyMap<string, Written>): string {
  const lines = [...chats].map(([key, { title, type, description, color, users }]) =>
    [key, title, type, description, color, (users as readonly number[]).join(';')].join(','),
  );
  return `key,title,type,description,color,users[]\n${lines.join('\n')}\n`;
}

/** Units: seconds of CPU. */
async function validateSec(cwd: string): Promise<number> {
  const { stdout, cpuSec } = await runScript(tool, ['validate', '--json'], { cwd, env: calmEnv });
  const { checked } = JSON.parse(stdout) as { readonly checked: { readonly chats: number } };
  if (checked.chats !== world.chats) throw new Error(`only ${checked.chats} chats were read`);
  return cpuSec;
}
