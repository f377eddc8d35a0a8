import { nearest } from '../../base/nearest.ts';
import { strangeLetter } from '../../base/strange-letter.ts';
import { type Message, message } from '../../model/message.ts';
import type { Located } from '../yaml/located.ts';
import { rawText } from '../yaml/source.ts';
import type { Subject } from './subject.ts';

/** Words a complaint about a value; the value itself is quoted only where it cannot be a secret. */
export function explainField(subject: Subject): Message {
  const { path: field, raw, node, error } = subject;
  if (node.value === null && error.keyword !== 'required')
    return message(isRequired(field) ? 'FIELD_EMPTY_REQUIRED' : 'FIELD_EMPTY', { field });
  switch (error.keyword) {
    case 'type':
      return wrongType(subject);
    case 'enum':
      return notInList(subject);
    case 'const':
      return error.params.allowedValue === 1 ? message('VERSION_UNKNOWN', { version: raw }) : message('ENTRY_SANDBOX');
    case 'oneOf':
      return noForm(subject);
    case 'required':
      return message('FIELD_MISSING', { field: dotted(field, String(error.params.missingProperty)) });
    case 'pattern':
      return wrongPattern(subject);
    case 'minLength':
      return message(field === 'title' ? 'TITLE_BLANK' : 'FIELD_BLANK', { field });
    case 'maxLength':
      return tooLong(subject);
    case 'uniqueItems':
      return message('LIST_ITEM_TWICE', { field });
    default:
      return message('FIELD_WRONG', { field, rule: error.keyword });
  }
}

/** Fields that a file cannot do without: there is no line to remove. */
function isRequired(field: string): boolean {
  return /^(?:version|project|(?:.*\.)?title)$/.test(field);
}

function wrongType({ path: field, raw, node, error }: Subject): Message {
  const types = [error.params.type].flat();
  if (types.length > 1) return message(types.includes('object') ? 'FIELD_NOT_MAP' : 'FIELD_NOT_SCALAR', { field });
  switch (types[0]) {
    case 'string':
      return node.kind === 'scalar' && !/(?:^|\.)(?:url|token)$/.test(field)
        ? message('FIELD_NOT_QUOTED', { field, raw })
        : message(node.span.from ? 'FIELD_NOT_TEXT_HERE' : 'FIELD_NOT_TEXT', { field });
    case 'array': {
      const item = startsLine(node) ? tightDash(node, /^/) : undefined;
      return item === undefined ? message('FIELD_NOT_LIST', { field }) : message('LIST_DASH', { item });
    }
    case 'boolean':
      return message('FIELD_NOT_FLAG', { field });
    case 'object':
      return message('FIELD_NOT_MAP', { field });
    default:
      return message('FIELD_WRONG', { field, rule: `type: ${error.params.type}` });
  }
}

function notInList({ path: field, node, error }: Subject): Message {
  const allowed = (error.params.allowedValues as readonly unknown[]).map(String);
  const args = { field, value: shown(node.value), allowed: allowed.join(', ') };
  if (field.startsWith('portal')) return message('VALUE_UNKNOWN_QUIET', args);
  const near = typeof node.value === 'string' ? nearest(node.value, allowed) : undefined;
  const letter = near === undefined ? undefined : strangeLetter(String(node.value), near);
  if (near !== undefined && letter !== undefined)
    return message('VALUE_LOOKALIKE', { field, value: args.value, near, letter });
  const isColor = field === 'color';
  if (near === undefined) return message(isColor ? 'COLOR_UNKNOWN' : 'VALUE_UNKNOWN', args);
  return message(isColor ? 'COLOR_MISSPELT' : 'VALUE_MISSPELT', { ...args, near });
}

function noForm({ path: field, node, raw }: Subject): Message {
  if (field === 'portal') return message('PORTAL_FORM');
  if (field.endsWith('.department')) return message('DEPARTMENT_FORM', { value: quoted(node.value, raw) });
  const { value } = node;
  const item = tightDash(node, /\n/);
  if (item !== undefined) return message('LIST_DASH', { item });
  if (typeof value === 'string' && /^\d+$/.test(value.trim())) return message('PERSON_QUOTED', { value: value.trim() });
  if (typeof value === 'number') return message('PERSON_NUMBER', { value });
  if (node.kind === 'list') return message('PERSON_LIST', { field });
  return message(field === 'owner' ? 'OWNER_FORM' : 'PERSON_FORM', { value: quoted(node.value, raw) });
}

function wrongPattern({ path: field, node, error }: Subject): Message {
  switch (field) {
    case 'title':
      return message('TITLE_BLANK', { field });
    case 'fleet':
      return message('FLEET_FORM', { value: String(node.value) });
    case 'project':
      return message('PROJECT_FORM', { value: String(node.value) });
    case 'entity.type':
      return message('ENTITY_TYPE_FORM', { value: String(node.value) });
    case 'entity.id':
      return message('ENTITY_ID_FORM', { value: String(node.value) });
    default:
      return message('FIELD_WRONG', { field, rule: error.keyword });
  }
}

function tooLong({ path: field, node, error }: Subject): Message {
  const length = [...String(node.value)].length;
  return message(field === 'title' ? 'TITLE_LONG' : 'FIELD_LONG', { field, length, limit: Number(error.params.limit) });
}

function dotted(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The item behind a dash that lacks its blank, at the start of a value or on a further line that it swallowed. */
function tightDash({ kind, span }: Located, before: RegExp): string | undefined {
  if (kind !== 'scalar') return undefined;
  return new RegExp(`${before.source}[ \\t]*-([^\\s-][^\\n]*)`).exec(rawText(span))?.[1]?.trim();
}

function startsLine({ span: { source, start } }: Located): boolean {
  return source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
}

/** The value without the quotes that YAML may have needed. */
function quoted(value: unknown, raw: string): string {
  return typeof value === 'string' ? value : raw;
}

function shown(value: unknown): string {
  return typeof value === 'object' ? '…' : String(value);
}
