// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { fieldNames } from '../check/schemas.ts';
import { renderYaml } from '../yaml/yaml.ts';
import { indented } from './lines.ts';

/** A chat to be written: its key and the written form of its fields. */
export interface WrittenChat {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Values in brackets and braces that are longer than this take a line an item. */
export const lineLength = 100;

/** One chat as a block, its key at the left margin; fields in the order of the table. */
export function chatText({ key, fields }: WrittenChat): string {
  const members = Object.entries(ordered(fields)).map(([name, value]) => member(name, value));
  return `${keyText(key)}:\n${indented(members.join(''), 2)}`;
}

/** One chat for a map in braces. */
export function chatInBraces({ key, fields }: WrittenChat): string {
  return `${keyText(key)}: ${inLine(ordered(fields))}`;
}

/** `field: value` as a block, at the left margin. */
export function fieldText(field: string, value: unknown): string {
  return member(field, escaped(value));
}

/** A value that fits on the line of its key. */
export function valueInLine(value: unknown): string {
  return inLine(escaped(value));
}

/** Is it a text of several lines? */
export function isLong(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\n');
}

/** The fields as they are written, in the order of the table. */
export function ordered(fields: WrittenChat['fields']): Readonly<Record<string, unknown>> {
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
  const rank = (name: string) => (fieldNames.includes(name) ? fieldNames.indexOf(name) : fieldNames.length);
  return Object.fromEntries(names.sort((a, b) => rank(a) - rank(b)).map((name) => [name, escaped(fields[name])]));
}

/** A `${` of the text must not be read as a variable. */
export function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${');
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, escaped(member)]));
}

function member(name: string, value: unknown): string {
  const isCollection = typeof value === 'object' && value !== null;
  const line = `${name}: ${isCollection ? inLine(value) : ''}`;
  if (isCollection && line.length <= lineLength) return `${line}\n`;
  if (!Array.isArray(value)) return `${renderYaml({ [name]: value }, 'block')}\n`;
  return `${name}:\n${value.map((item) => `  - ${inLine(item)}\n`).join('')}`;
}

/** As in the examples of the documentation: braces have air inside, brackets have none. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return renderYaml([value], 'flow').slice(2, -2);
  const members = Object.entries(value).map(([name, part]) => `${keyText(name)}: ${inLine(part)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function keyText(key: string): string {
  return renderYaml([key], 'flow').slice(2, -2);
}
