import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { JsonObject } from '../src/base/json.ts';
import { emailExpression, validatorSchemas } from '../src/config/check/schemas.ts';
import { inventorySchema, inventorySchemas } from '../src/config/inventory/schemas.ts';
import { sayRussian } from '../src/config/russian/texts.ts';
import { configSchema } from '../src/config/schema.ts';
import { commandsPage, configPage } from './reference-pages.ts';
import { en, ru } from './reference-words.ts';
import { rulesOnly } from './rules-only.ts';

/*
 * Writes what is made from the table of chat fields and from the command line: the JSON Schema for editors, the checking code that
 * `validate` runs (compiling a schema at run time would cost every start a tenth of a second), and the reference pages.
 *
 * With `--check` nothing is written; stale files are named and the exit code is 1.
 */

const root = join(import.meta.dirname, '..');

const typings = (names: readonly string[]) => `/* Written by scripts/generate.ts. */
interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
${names.map((name) => `export declare const ${name}: Validator;`).join('\n')}
`;

/** The checks by the name that their code has, each module by itself: an inventory's are loaded by those who read one. */
const configChecks = { checkHeaderFields: validatorSchemas.header, checkChatFields: validatorSchemas.chat };
const inventoryChecks = {
  checkInventoryHeader: inventorySchemas.inventoryHeader,
  checkEntry: inventorySchemas.entry,
  checkEntryDefaults: inventorySchemas.entryDefaults,
};

const files: Readonly<Record<string, string>> = {
  'schemas/config.schema.json': `${JSON.stringify(configSchema(), null, 2)}\n`,
  'schemas/config.schema.ru.json': `${JSON.stringify(configSchema(sayRussian), null, 2)}\n`,
  'schemas/portals.schema.json': `${JSON.stringify(inventorySchema(), null, 2)}\n`,
  'schemas/portals.schema.ru.json': `${JSON.stringify(inventorySchema(sayRussian), null, 2)}\n`,
  'src/config/generated/validators.js': await validators(configChecks),
  'src/config/generated/validators.d.ts': typings(Object.keys(configChecks)),
  'src/config/generated/inventory-validators.js': await validators(inventoryChecks),
  'src/config/generated/inventory-validators.d.ts': typings(Object.keys(inventoryChecks)),
  'docs/config.md': configPage(en),
  'docs/config.ru.md': configPage(ru),
  'docs/commands.md': commandsPage(en),
  'docs/commands.ru.md': commandsPage(ru),
};

const stale = Object.entries(files).filter(([file, text]) => current(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) process.stderr.write(`${file} is stale: run npx tsx scripts/generate.ts\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    process.stdout.write(`${file} written\n`);
  }
}

/** The validators as one module without imports: ajv's own output still calls `require` for its small helpers. */
async function validators(checks: Readonly<Record<string, JsonObject>>): Promise<string> {
  const ajv = new Ajv({
    strict: true,
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    schemas: Object.entries(checks).map(([name, schema]) => ({ $id: name, ...rulesOnly(schema) })),
    formats: { email: emailExpression },
    code: { source: true, esm: true, lines: false },
  });
  const contents = standalone.default(ajv, Object.fromEntries(Object.keys(checks).map((name) => [name, name])));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
    charset: 'utf8',
    write: false,
  });
  return `/* Written by scripts/generate.ts. */\n${outputFiles[0]?.text ?? ''}`;
}

function current(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
