import type { Recording } from '../src/app/doctor/recording/record.ts';
import { isObject, type Json } from '../src/base/json.ts';

/** Kinds of values by the path to them; items of lists and of maps by number share one path. */
type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** One line about each way in which the answers of two portals differ in how they are built. */
export function differences(portal: Recording, sandbox: Recording): readonly string[] {
  const ours = new Map(sandbox.calls.map((call) => [call.name, call]));
  return portal.calls.flatMap((call) => {
    const own = ours.get(call.name);
    const say = (text: string) => `${call.name} (${call.method}): ${text}`;
    if (!own) return [say('this version does not ask that')];
    if (call.fault !== own.fault) return [say(`the portal ${endOf(call.fault)}, the sandbox ${endOf(own.fault)}`)];
    return differencesOf(shapeOf(call.answer ?? null), shapeOf(own.answer ?? null)).map(say);
  });
}

function endOf(fault: string | undefined): string {
  return fault === undefined ? 'answers' : `ends with ${fault}`;
}

function differencesOf(portal: Shape, sandbox: Shape): readonly string[] {
  return [...new Set([...portal.keys(), ...sandbox.keys()])].flatMap((path) => {
    const [theirs, ours] = [portal.get(path), sandbox.get(path)];
    if (theirs && ours) return agree(theirs, ours) ? [] : [`${path} is ${list(theirs)}, in the sandbox ${list(ours)}`];
    if (!isTelling(theirs ? sandbox : portal, path)) return [];
    return [
      `${path} (${list(theirs ?? ours ?? new Set())}) is ${theirs ? 'not in the sandbox' : 'in the sandbox only'}`,
    ];
  });
}

/** What is below a part that is missing or empty tells nothing: that part itself is told of, or had nothing to compare. */
function isTelling(other: Shape, path: string): boolean {
  if (path === '' || path.endsWith('[]')) return false;
  const at = path.lastIndexOf('.');
  return other.get(at < 0 ? '' : path.slice(0, at))?.has('object') === true;
}

/** An empty text, an empty list or null stands where any value may be missing. */
function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const firm = (kinds: ReadonlySet<string>) => [...kinds].filter((kind) => !loose.has(kind));
  return firm(a).length === 0 || firm(b).length === 0 || firm(a).some((kind) => b.has(kind));
}

const loose: ReadonlySet<string> = new Set(['empty text', 'null', 'empty list']);

function shapeOf(value: Json): Shape {
  const shape = new Map<string, Set<string>>();
  const note = (path: string, item: Json) => {
    shape.set(path, (shape.get(path) ?? new Set()).add(kindOf(item)));
    if (Array.isArray(item)) for (const each of item) note(`${path}[]`, each);
    else if (isObject(item)) for (const [key, each] of Object.entries(item)) note(pathOf(path, key), each);
  };
  note('', value);
  return shape;
}

function pathOf(path: string, key: string): string {
  if (/^(?:chat)?\d+$/.test(key)) return `${path}[]`;
  return path === '' ? key : `${path}.${key}`;
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  if (typeof value === 'string') return kindOfText(value);
  if (typeof value === 'number') return Number.isInteger(value) ? 'whole number' : 'fraction';
  if (typeof value === 'boolean') return 'true or false';
  if (Object.keys(value).length === 0) return 'empty list';
  return Object.keys(value).every((key) => /^(?:chat)?\d+$/.test(key)) ? 'map by number' : 'object';
}

function kindOfText(text: string): string {
  if (text === '') return 'empty text';
  if (/^\d+$/.test(text)) return 'digits';
  if (/^[YN]$/.test(text)) return 'Y or N';
  if (/^chat\d+$/.test(text)) return 'id of a dialog';
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.includes('T') ? 'date and time' : 'date';
  if (/^#[0-9a-f]{6}$/i.test(text)) return 'colour';
  if (/^https?:\/\//.test(text)) return 'address';
  if (/^[A-Z]+(?:_[A-Z]+)+$/.test(text)) return `"${text}"`;
  return 'text';
}

function list(kinds: ReadonlySet<string>): string {
  return [...kinds].sort().join(' or ');
}
