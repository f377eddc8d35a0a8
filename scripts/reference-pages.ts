// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { Argument, Command, Option } from 'commander';
import { Document, visit } from 'yaml';
import { isObject, type Json, type JsonObject } from '../src/base/json.ts';
import { type Example, examples } from '../src/cli/examples.ts';
import { programFor } from '../src/cli/program.ts';
import { configSchema } from '../src/config/schema.ts';
import { chatFields } from '../src/resources/chat/fields.ts';
import { configRules, environment } from './reference-texts.ts';

/** The reference of the config, out of the table of chat fields and the schema around it. */
export function configPage(): string {
  const { properties } = configSchema();
  const top = isObject(properties) ? Object.entries(properties) : [];
  return [
    '# The config',
    '',
    'Written by `npm run generate` from the table of chat fields; `provision schema` prints the JSON Schema for editors.',
    '',
    '## Every field once',
    '',
    '```yaml',
    everyField(top).trimEnd(),
    '```',
    '',
    '## The file',
    '',
    '| Field | Form | Meaning |',
    '|---|---|---|',
    ...top.flatMap(([name, schema]) => fileRows(name, schema)),
    '',
    '## A chat',
    '',
    'Only `title` is required. A field that is not written is not managed: it is neither compared nor changed.',
    '',
    '| Field | Form | Meaning | After creation |',
    '|---|---|---|---|',
    ...Object.entries(chatFields).map(
      ([name, { about, afterCreation, schema }]) =>
        `| \`${name}\` | ${cell(formBeside(about, schema))} | ${cell(about)} | ${cell(afterCreation)} |`,
    ),
    '',
    configRules,
  ].join('\n');
}

/** The reference of the command line, out of the program itself. */
export function commandsPage(): string {
  const program = programFor(() => async () => {});
  const commands = program.commands.filter((command) => !isHidden(command));
  return [
    '# The commands',
    '',
    'Written by `npm run generate` from the program itself. [Exit codes](exit-codes.md) are the same for all.',
    '',
    '| Command | Does |',
    '|---|---|',
    ...commands.map((command) => `| [${command.name()}](#${command.name()}) | ${cell(command.description())} |`),
    '',
    'Every command also takes `-h, --help`, `-V, --version` and `--no-color`.',
    '',
    ...commands.flatMap(commandSection),
    environment,
  ].join('\n');
}

/** A whole config in which each field stands once, with the schema's own examples. */
function everyField(top: readonly (readonly [string, Json])[]): string {
  const header = top.map(([name, schema]) => [name, topValues[name] ?? exampleOf(schema)] as const);
  const chat = Object.entries(chatFields).map(([name, { schema }]) => [name, values[name] ?? exampleOf(schema)]);
  const config = new Document({ ...Object.fromEntries(header), chats: { 'sales-team': Object.fromEntries(chat) } });
  visit(config, {
    Seq: (_, list) => {
      list.flow = true;
    },
  });
  // The library pads maps and lists alike.
  return config.toString({ lineWidth: 0, flowCollectionPadding: false }).replaceAll(/\{(\w.*?)\}(?=[,\]])/g, '{ $1 }');
}

/** Where the schema has no example of its own, or not one that fits the others. */
const topValues: Readonly<Record<string, Json>> = {
  portal: { url: '${env:B24_URL}', tariff: 'standard', undocumented: true },
  include: ['teams/*.yaml'],
  defaults: { type: 'OPEN' },
  chats: {},
};

const values: Readonly<Record<string, Json>> = {
  description: 'Deals and customers',
  color: 'AZURE',
  message: 'Hello! Ask anything here.',
  owner: 'anna@corp.example',
  managers: ['klaus.weber@corp.example'],
  entity: { type: 'ACME_TEAM', id: 'team/a' },
  previousKeys: ['sales'],
  protect: true,
  onRemove: 'archive',
};

/** The first example, else the default, else the first allowed value. */
function exampleOf(schema: Json): Json {
  if (!isObject(schema)) return null;
  const { examples, default: standard, enum: allowed, const: only } = schema;
  const [example = null] = Array.isArray(examples) ? examples : Array.isArray(allowed) ? allowed : [];
  return only ?? (Array.isArray(examples) ? example : (standard ?? example));
}

function fileRows(name: string, schema: Json): readonly string[] {
  const facts = isObject(schema) ? schema : {};
  const map = [facts, ...alternatives(facts)].find(({ properties }) => isObject(properties))?.properties;
  const inner = name === 'portal' && isObject(map) ? Object.entries(map) : [];
  const about = String(facts.description ?? '');
  return [
    `| \`${name}\` | ${cell(formBeside(about, facts))} | ${cell(about)} |`,
    ...inner.flatMap(([part, value]) => fileRows(`${name}.${part}`, value)),
  ];
}

/** What a value looks like; a limit that the text beside it names is not said twice. */
function formBeside(about: string, schema: JsonObject): string {
  return form(schema).replace(/, at most (\d+) characters/, (limit, number) => (about.includes(number) ? '' : limit));
}

/** What a value looks like, in a few words. */
function form(schema: JsonObject): string {
  const standard = schema.default === undefined ? '' : `; default \`${String(schema.default)}\``;
  const others = alternatives(schema);
  if (others.length > 0) return [...new Set(others.map(form))].join(' or ') + standard;
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${String(value)}\``).join(', ') + standard;
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === 'array') return `list${isObject(schema.items) ? ` of ${form(schema.items)}` : ''}`;
  if (Array.isArray(schema.type)) return 'map';
  if (schema.type === 'object')
    return isObject(schema.properties) ? `{ ${Object.keys(schema.properties).join(', ')} }` : 'map';
  if (schema.type === 'boolean') return `\`true\`, \`false\`${standard}`;
  if (schema.format === 'email') return 'e-mail';
  if (schema.type === 'integer') return 'number';
  return typeof schema.maxLength === 'number' ? `text, at most ${schema.maxLength} characters` : 'text';
}

/** The forms that a value may have; that a variable may stand for it is said once, in the rules. */
function alternatives(schema: JsonObject): readonly JsonObject[] {
  const forms = Array.isArray(schema.oneOf) ? schema.oneOf : Array.isArray(schema.anyOf) ? schema.anyOf : [];
  return forms.filter(isObject).filter(({ title }) => title !== 'variable');
}

function commandSection(command: Command): readonly string[] {
  const rows = [
    ...command.registeredArguments.map(argumentRow),
    ...command.options.filter(({ hidden }) => !hidden).map(optionRow),
  ];
  return [
    `## ${command.name()}`,
    '',
    command.description(),
    '',
    '```text',
    `provision ${command.name()} ${command.usage()}`.replace(command.options.length === 0 ? ' [options]' : '', ''),
    '```',
    '',
    ...(rows.length === 0 ? [] : ['| Argument or flag | Meaning |', '|---|---|', ...rows, '']),
    ...exampleBlock(examples[command.name()] ?? []),
  ];
}

/** What a line does stands behind it; above it where that would make the block too wide. */
function exampleBlock(list: readonly Example[]): readonly string[] {
  const width = Math.max(0, ...list.map(({ line }) => line.length));
  const isWide = list.some(({ does }) => width + does.length > 116);
  const rows = list.map(({ line, does }) => (isWide ? `# ${does}\n${line}` : `${line.padEnd(width)}  # ${does}`));
  return rows.length === 0 ? [] : ['```sh', ...rows, '```', ''];
}

function argumentRow(argument: Argument): string {
  const choices = argument.argChoices ? `: ${argument.argChoices.join(', ')}` : '';
  return `| \`${argument.name()}\` | ${cell(argument.description + choices)} |`;
}

function optionRow(option: Option): string {
  const { defaultValue, argChoices, description, flags, mandatory } = option;
  const facts = [
    ...(argChoices ? [argChoices.join(', ')] : []),
    ...(defaultValue === undefined ? [] : [`default: ${String(defaultValue)}`]),
    ...(mandatory ? ['required'] : []),
  ];
  return `| \`${flags}\` | ${cell(description + (facts.length > 0 ? ` (${facts.join('; ')})` : ''))} |`;
}

/** Commander keeps what is hidden from help under a private name. */
function isHidden(command: Command): boolean {
  return '_hidden' in command && command._hidden === true;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
