import { isObject, type Json, type JsonObject } from '../../base/json.ts';
import { nearest } from '../../base/nearest.ts';
import { strangeLetter } from '../../base/strange-letter.ts';
import type { Diagnostic } from '../../model/message.ts';
import { problem, problemOf } from '../report.ts';
import { type Located, type LocatedMap, type Member, spanOf } from '../yaml/located.ts';
import { rawText, type Span } from '../yaml/source.ts';
import { explainField } from './explain-field.ts';
import { formerNames } from './former-names.ts';
import type { SchemaError, Subject } from './subject.ts';

/** Puts the complaints of a check into words with places. One mistake gives one diagnostic. */
export function explain(errors: readonly SchemaError[], schema: JsonObject, root: LocatedMap): readonly Diagnostic[] {
  const empty = new Set(
    errors.filter(({ keyword }) => keyword === 'minLength').map(({ instancePath }) => instancePath),
  );
  // A text that is empty has no right characters either.
  const telling = withoutAlternatives(errors, schema).filter(
    ({ keyword, instancePath }) => keyword !== 'pattern' || !empty.has(instancePath),
  );
  const diagnostics = telling.map((error) => ({ error, diagnostic: explainOne(error, schema, root) }));
  // A misspelt name stands for the right one, which is then not missing.
  const misspelt = new Set(
    diagnostics.map(({ error, diagnostic }) => `${error.instancePath}/${diagnostic.args.near ?? ''}`),
  );
  return diagnostics
    .filter(({ error }) => !misspelt.has(`${error.instancePath}/${String(error.params.missingProperty)}`))
    .map(({ diagnostic }) => diagnostic);
}

/**
 * Where one of several forms is wanted, each form complains. A map is held against the form that is a map;
 * anything else gives the one complaint that no form fits.
 */
function withoutAlternatives(errors: readonly SchemaError[], schema: JsonObject): readonly SchemaError[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf');
  if (choices.length === 0) return errors;
  const dropped = new Set<SchemaError>();
  const below = complaintsBelow(choices, errors);
  for (const choice of choices) {
    const complaints = below.get(choice) ?? [];
    const kept = new Set(complaints.filter((error) => fitsForm(error, choice, complaints, schema)));
    for (const error of complaints) if (!kept.has(error)) dropped.add(error);
    if (kept.size > 0) dropped.add(choice);
  }
  return errors.filter((error) => !dropped.has(error));
}

/** For each choice the complaints of its forms, found by going up from each complaint: lists may be long. */
function complaintsBelow(
  choices: readonly SchemaError[],
  errors: readonly SchemaError[],
): ReadonlyMap<SchemaError, readonly SchemaError[]> {
  const choicesAt = new Map<string, SchemaError[]>();
  for (const choice of choices) push(choicesAt, choice.instancePath, choice);
  const below = new Map<SchemaError, SchemaError[]>();
  for (const error of errors) {
    for (let path = error.instancePath; path !== ''; path = path.slice(0, path.lastIndexOf('/')))
      for (const choice of choicesAt.get(path) ?? [])
        if (choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`)) push(below, choice, error);
  }
  return below;
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function fitsForm(error: SchemaError, choice: SchemaError, below: readonly SchemaError[], schema: JsonObject): boolean {
  const form = /^\/\d+/.exec(error.schemaPath.slice(choice.schemaPath.length))?.[0] ?? '';
  const formPath = `${choice.schemaPath}${form}`;
  const definition = at(schema, formPath);
  if (!isObject(definition) || definition.type !== 'object') return false;
  return !below.some(({ schemaPath }) => schemaPath === `${formPath}/type`);
}

function explainOne(error: SchemaError, schema: JsonObject, root: LocatedMap): Diagnostic {
  const subject = find(error, root);
  if (error.keyword === 'additionalProperties') return unknownName(subject, schema);
  return problemOf(explainField(subject), error.keyword === 'uniqueItems' ? secondOf(subject) : subject.span);
}

function secondOf({ error, node, span }: Subject): Span {
  const index = Math.max(Number(error.params.i), Number(error.params.j));
  return (node.kind === 'list' ? node.items[index]?.span : undefined) ?? span;
}

function unknownName(subject: Subject, schema: JsonObject): Diagnostic {
  const name = String(subject.error.params.additionalProperty);
  const member = subject.node.kind === 'map' ? subject.node.members.get(name) : undefined;
  const parent = at(schema, subject.error.schemaPath.replace(/\/[^/]*$/, ''));
  const known = isObject(parent) && isObject(parent.properties) ? Object.keys(parent.properties) : [];
  const near = (subject.path === '' ? formerNames.get(name.toLowerCase()) : undefined) ?? nearest(name, known);
  const span = member?.key ?? subject.span;
  if (near === undefined || !known.includes(near))
    return problem('FIELD_UNKNOWN', { name, known: known.join(', ') }, span);
  const letter = strangeLetter(name, near);
  return letter === undefined
    ? problem('FIELD_MISSPELT', { name, near }, span)
    : problem('FIELD_LOOKALIKE', { name, near, letter }, span);
}

/** Follows a JSON pointer from the top of the map to a value and its place. */
function find(error: SchemaError, root: LocatedMap): Subject {
  const steps = error.instancePath.split('/').slice(1);
  let [node, span, path, field]: [Located, Span, string, string] = [root, startOfMap(root), '', ''];
  for (const step of steps) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (node.kind === 'map') {
      const member: Member | undefined = node.members.get(name);
      if (!member) break;
      [node, span, path, field] = [member.node, spanOf(member), path === '' ? name : `${path}.${name}`, name];
    } else if (node.kind === 'list') {
      const item: Located | undefined = node.items[Number(name)];
      if (!item) break;
      [node, span, path] = [item, item.span, `${path}[${name}]`];
    }
  }
  const [line = ''] = rawText(whereWritten(node.span)).split('\n', 1);
  const raw = line.trim();
  return { error, path, field, node, span: node.kind === 'scalar' ? span : pointAt(node, span), raw };
}

/** A value that is filled in reads as it does where it is written. */
function whereWritten(span: Span): Span {
  return span.from ? whereWritten(span.from) : span;
}

/** Maps and lists may span many lines: their first character says enough, where it is no reference to them. */
function pointAt(node: Located, span: Span): Span {
  return span === node.span && !span.from ? { ...span, end: span.start + 1 } : span;
}

function startOfMap(root: LocatedMap): Span {
  return { ...root.span, end: root.span.start };
}

/** The part of a schema that a pointer leads to. */
function at(schema: JsonObject, pointer: string): Json | undefined {
  let here: Json | undefined = schema;
  for (const step of pointer.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    here = Array.isArray(here) ? here[Number(name)] : isObject(here) ? here[name] : undefined;
  }
  return here;
}
