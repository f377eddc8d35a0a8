// node generate.mjs < clients.csv > portals.json
import process from 'node:process';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const [, ...lines] = text.trim().split('\n');
const portals = Object.fromEntries(
  lines.map((line) => {
    const [name, company, region] = line.split(',');
    return [name, { labels: { region }, vars: { company } }];
  }),
);
const defaults = { portal: 'sandbox', chats: ['packs/base.yaml'] };
process.stdout.write(`${JSON.stringify({ version: 1, fleet: 'generated', defaults, portals }, null, 2)}\n`);
