import type { Command, Option } from 'commander';
import { isObject, type Json, type JsonObject } from '../src/base/json.ts';
import { programFor } from '../src/cli/main.ts';
import { configSchema } from '../src/config/schema.ts';
import { chatFields } from '../src/resources/chat/fields.ts';

/** The reference of the config, out of the table of chat fields and the schema around it. */
export function configPage(): string {
  const { properties } = configSchema();
  const top = isObject(properties) ? Object.entries(properties) : [];
  return [
    '# The config',
    '',
    'Written by `npm run generate` from the table of chat fields; `provision schema` prints the JSON Schema for editors.',
    '',
    '## The file',
    '',
    '| Field | Form | Meaning |',
    '|---|---|---|',
    ...top.filter(([name]) => !name.startsWith('$')).map(([name, schema]) => fileRow(name, schema)),
    '',
    '## A chat',
    '',
    'A field that is not written is not managed: it is neither compared nor changed.',
    '',
    '| Field | Form | Meaning | After creation |',
    '|---|---|---|---|',
    ...Object.entries(chatFields).map(
      ([name, { about, afterCreation, schema }]) =>
        `| \`${name}\` | ${form(schema)} | ${cell(about)} | ${cell(afterCreation)} |`,
    ),
    '',
    rules,
  ].join('\n');
}

const rules = `## Rules

- Several files and folders may be given; a folder means every \`.yaml\` and \`.yml\` in it. \`version\`, \`project\`, \`identity\` and \`portal\` are said once, or
  repeated with the same value. \`defaults\` hold for the chats of their own file and of the files it includes.
- Keys: letters of any script, digits, \`-\`, \`_\`, \`.\`, \`/\`, at most 100 characters; with \`identity: marker\` ASCII only. A key written twice is an
  error that shows both places.
- \`\${env:NAME}\` and \`\${env:NAME:-default}\` work inside values; \`$\${\` writes a literal \`\${\`. An unset name is an error. What comes from the
  environment under \`portal\` is never printed.
- Avatars stay inside the folder of the config (\`--allow-outside\` lifts this); addresses must be \`https:\` and public.
- YAML 1.2; duplicate keys, several documents, unknown tags and unknown fields are errors with the nearest known name.
`;

/** The reference of the command line, out of the program itself. */
export function commandsPage(): string {
  const program = programFor(() => async () => {});
  const commands = program.commands.filter((command) => !isHidden(command));
  return [
    '# The commands',
    '',
    'Written by `npm run generate` from the program itself. [Exit codes](exit-codes.md) are the same for all.',
    '',
    ...commands.flatMap(commandSection),
  ].join('\n');
}

function commandSection(command: Command): readonly string[] {
  const usage = `${command.name()} ${command.usage()}`;
  return [
    `## ${command.name()}`,
    '',
    command.description(),
    '',
    '```',
    `provision ${usage}`,
    '```',
    '',
    '| Flag | Meaning |',
    '|---|---|',
    ...command.registeredArguments.map((argument) => `| \`${argument.name()}\` | ${cell(argument.description)} |`),
    ...command.options.filter(({ hidden }) => !hidden).map(optionRow),
    '',
  ];
}

function optionRow(option: Option): string {
  const standard = option.defaultValue === undefined ? '' : ` (default: ${JSON.stringify(option.defaultValue)})`;
  return `| \`${option.flags}\` | ${cell(option.description)}${cell(standard)} |`;
}

/** Commander keeps what is hidden from help under a private name. */
function isHidden(command: Command): boolean {
  return '_hidden' in command && command._hidden === true;
}

function fileRow(name: string, schema: Json): string {
  const facts = isObject(schema) ? schema : {};
  return `| \`${name}\` | ${form(facts)} | ${cell(String(facts.description ?? ''))} |`;
}

/** What a value looks like, in a few words. */
function form(schema: JsonObject): string {
  if (Array.isArray(schema.enum)) {
    const values = schema.enum.map((value: Json) => `\`${String(value)}\``).join(', ');
    return schema.default === undefined ? values : `${values}; default \`${String(schema.default)}\``;
  }
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (Array.isArray(schema.oneOf)) return unique(schema.oneOf.filter(isObject).map(form)).join(' or ');
  if (Array.isArray(schema.anyOf)) return unique(schema.anyOf.filter(isObject).map(form)).join(' or ');
  if (schema.type === 'array') return `list${isObject(schema.items) ? ` of ${form(schema.items)}` : ''}`;
  if (schema.type === 'object')
    return isObject(schema.properties) ? `{ ${Object.keys(schema.properties).join(', ')} }` : 'map';
  if (schema.type === 'boolean')
    return schema.default === undefined ? 'bool' : `bool; default \`${String(schema.default)}\``;
  if (schema.format === 'email') return 'e-mail';
  return schema.type === 'integer' ? 'number' : 'text';
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
