// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { Argument, Command, Option } from 'commander';
import { Document, visit } from 'yaml';
import { isObject, type Json, type JsonObject } from '../src/base/json.ts';
import { type Example, examples } from '../src/cli/examples.ts';
import { programFor } from '../src/cli/program.ts';
import { configSchema } from '../src/config/schema.ts';
import { chatFields } from '../src/resources/chat/fields.ts';
import type { ReferenceWords } from './reference-words.ts';

/** The reference of the config, out of the table of chat fields and the schema around it. */
export function configPage(words: ReferenceWords): string {
  const { properties } = configSchema();
  const top = isObject(properties) ? Object.entries(properties) : [];
  return [
    `# ${words.configTitle}`,
    '',
    words.configSource,
    '',
    `## ${words.everyField}`,
    '',
    '```yaml',
    everyField(top).trimEnd(),
    '```',
    '',
    `## ${words.file}`,
    '',
    ...header(words.fileColumns),
    ...top.flatMap(([name, schema]) => fileRows(name, schema, words)),
    '',
    `## ${words.chat}`,
    '',
    words.chatIntro,
    '',
    ...header(words.chatColumns),
    ...Object.entries(chatFields).map(([name, { about, afterCreation, schema }]) =>
      row(`\`${name}\``, formBeside(about, schema, words), meaning(about, schema, words), words.field(afterCreation)),
    ),
    '',
    words.configRules,
  ].join('\n');
}

/** The reference of the command line, out of the program itself. */
export function commandsPage(words: ReferenceWords): string {
  const program = programFor(() => async () => {});
  const commands = program.commands.filter((command) => !isHidden(command));
  const { say } = words.speech;
  return [
    `# ${words.commandsTitle}`,
    '',
    words.commandsSource,
    '',
    ...header(words.commandColumns),
    ...commands.map((command) => row(`[${command.name()}](#${command.name()})`, say(command.description()))),
    '',
    words.everywhere,
    '',
    ...commands.flatMap((command) => commandSection(command, words)),
    words.environment,
  ].join('\n');
}

function header(columns: readonly string[]): readonly string[] {
  return [row(...columns), `|${'---|'.repeat(columns.length)}`];
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** What a field does, and what each of its words means. */
function meaning(
  about: string,
  { enum: allowed, markdownEnumDescriptions: told }: JsonObject,
  { field }: ReferenceWords,
): string {
  if (!Array.isArray(allowed) || !Array.isArray(told)) return field(about);
  const each = allowed.map((value: Json, at) => `\`${String(value)}\`: ${field(String(told[at]))}`);
  return `${field(about)} ${each.join('; ')}.`;
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
  onRemove: 'forget',
};

/** The first example, else the default, else the first allowed value. */
function exampleOf(schema: Json): Json {
  if (!isObject(schema)) return null;
  const { examples, default: standard, enum: allowed, const: only } = schema;
  const [example = null] = Array.isArray(examples) ? examples : Array.isArray(allowed) ? allowed : [];
  return only ?? (Array.isArray(examples) ? example : (standard ?? example));
}

function fileRows(name: string, schema: Json, words: ReferenceWords): readonly string[] {
  const facts = isObject(schema) ? schema : {};
  const forms = [facts, ...alternatives(facts)];
  const map = forms.find(({ properties }) => isObject(properties))?.properties;
  const inner = name === 'portal' && isObject(map) ? Object.entries(map) : [];
  const about = String(facts.description ?? '');
  const told = forms.find(({ markdownEnumDescriptions }) => markdownEnumDescriptions !== undefined) ?? facts;
  return [
    row(`\`${name}\``, formBeside(about, facts, words), meaning(about, told, words)),
    ...inner.flatMap(([part, value]) => fileRows(`${name}.${part}`, value, words)),
  ];
}

/** What a value looks like; a limit that the text beside it names is not said twice. */
function formBeside(about: string, schema: JsonObject, words: ReferenceWords): string {
  const limit = typeof schema.maxLength === 'number' && about.includes(String(schema.maxLength));
  return form(limit ? { ...schema, maxLength: null } : schema, words);
}

/** What a value looks like, in a few words. */
function form(schema: JsonObject, words: ReferenceWords): string {
  const standard = schema.default === undefined ? '' : `; ${words.default} \`${String(schema.default)}\``;
  const others = alternatives(schema);
  if (others.length > 0)
    return [...new Set(others.map((other) => form(other, words)))].join(` ${words.or} `) + standard;
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${String(value)}\``).join(', ') + standard;
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === 'array') return words.list(isObject(schema.items) ? form(schema.items, words) : '');
  if (Array.isArray(schema.type)) return words.map;
  if (schema.type === 'object')
    return isObject(schema.properties) ? `{ ${Object.keys(schema.properties).join(', ')} }` : words.map;
  if (schema.type === 'boolean') return `\`true\`, \`false\`${standard}`;
  if (schema.format === 'email') return words.email;
  if (schema.type === 'integer') return words.number;
  return typeof schema.maxLength === 'number' ? `${words.text}, ${words.atMost(schema.maxLength)}` : words.text;
}

/** The forms that a value may have; that a variable may stand for it is said once, in the rules. */
function alternatives(schema: JsonObject): readonly JsonObject[] {
  const forms = Array.isArray(schema.oneOf) ? schema.oneOf : Array.isArray(schema.anyOf) ? schema.anyOf : [];
  return forms.filter(isObject).filter(({ title }) => title !== 'variable');
}

function commandSection(command: Command, words: ReferenceWords): readonly string[] {
  const { say } = words.speech;
  const rows = [
    ...command.registeredArguments.map((argument) => argumentRow(argument, words)),
    ...command.options.filter(({ hidden }) => !hidden).map((option) => optionRow(option, words)),
  ];
  const usage = command.usage().replace('[options]', command.options.length === 0 ? '' : words.options);
  return [
    `## ${command.name()}`,
    '',
    say(command.description()),
    '',
    '```text',
    `provision ${command.name()} ${usage.trim()}`,
    '```',
    '',
    ...(rows.length === 0 ? [] : [...header(words.flagColumns), ...rows, '']),
    ...exampleBlock((examples[command.name()] ?? []).map(({ line, does }) => ({ line, does: say(does) }))),
  ];
}

/** What a line does stands behind it; above it where that would make the block too wide. */
function exampleBlock(list: readonly Example[]): readonly string[] {
  const width = Math.max(0, ...list.map(({ line }) => line.length));
  const isWide = list.some(({ does }) => width + does.length > 116);
  const rows = list.map(({ line, does }) => (isWide ? `# ${does}\n${line}` : `${line.padEnd(width)}  # ${does}`));
  return rows.length === 0 ? [] : ['```sh', ...rows, '```', ''];
}

function argumentRow(argument: Argument, { speech }: ReferenceWords): string {
  const choices = argument.argChoices ? `: ${argument.argChoices.join(', ')}` : '';
  return row(`\`${argument.name()}\``, speech.say(argument.description) + choices);
}

function optionRow(option: Option, words: ReferenceWords): string {
  const { defaultValue, argChoices, description, flags, mandatory } = option;
  const facts = [
    ...(argChoices ? [argChoices.join(', ')] : []),
    ...(defaultValue === undefined ? [] : [`${words.default}: ${String(defaultValue)}`]),
    ...(mandatory ? [words.required] : []),
  ];
  return row(`\`${flags}\``, words.speech.say(description) + (facts.length > 0 ? ` (${facts.join('; ')})` : ''));
}

/** Commander keeps what is hidden from help under a private name. */
function isHidden(command: Command): boolean {
  return '_hidden' in command && command._hidden === true;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
