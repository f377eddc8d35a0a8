import { fieldNames } from '../check/schemas.ts';
import { renderYaml } from '../yaml/yaml.ts';

/** A chat to be written: its key and the written form of its fields. */
export interface WrittenChat {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One chat as block YAML, its key at the left margin; fields in the order of the table. */
export function chatText({ key, fields }: WrittenChat): string {
  return renderYaml({ [key]: ordered(fields) }, 2);
}

/** One chat for a map in braces. */
export function chatInBraces({ key, fields }: WrittenChat): string {
  return renderYaml({ [key]: ordered(fields) }, 0)
    .trim()
    .replace(/^\{\s*|\s*\}$/g, '');
}

/** `field: value` as block YAML, at the left margin. */
export function fieldText(field: string, value: unknown): string {
  return renderYaml({ [field]: escaped(value) }, 1);
}

/** A value that fits on the line of its key. */
export function valueInLine(value: unknown): string {
  return renderYaml(escaped(value), 0).trim();
}

export function ordered(fields: WrittenChat['fields']): Readonly<Record<string, unknown>> {
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined);
  const rank = (name: string) => (fieldNames.includes(name) ? fieldNames.indexOf(name) : fieldNames.length);
  return Object.fromEntries(names.sort((a, b) => rank(a) - rank(b)).map((name) => [name, escaped(fields[name])]));
}

/** A `${` of the text must not be read as a variable. */
export function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', '$${');
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, escaped(member)]));
}
