import { nearest, newPatience, type Patience } from '../base/nearest.ts';
import { learnAddress, learnSecret } from '../base/secrets.ts';
import type { Diagnostic, Message } from '../model/message.ts';
import { message } from '../model/message.ts';
import { problem, type Report } from './report.ts';
import { type Budget, type Filling, type Found, fill, type Scope, varDepthLimit } from './yaml/fill.ts';
import { type Located, type LocatedMap, locatedMap, type Member } from './yaml/located.ts';
import type { Span } from './yaml/source.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** What stands above the files: `--var`, the environment, and what an inventory says of the portal at hand. */
export interface GivenValues {
  readonly vars: Readonly<Record<string, string>>;
  readonly env: Env;
  /** Below the environment and above what the files say themselves. */
  readonly above?: readonly VarLayer[];
  /** Further references that mean something everywhere. */
  readonly scopes?: readonly Scope[];
  /** The second place of a name that nobody knows: where people would write it. */
  readonly asker?: Span;
}

/** Values that are written in a file, by name; they may use each other. */
export interface VarLayer {
  readonly find: (name: string) => Found | undefined;
  readonly names: readonly string[];
}

/** What the filling of all files shares. */
export interface Around {
  readonly given: GivenValues;
  readonly report: Report;
  readonly budget: Budget;
  /** Leaves every reference as it is written: an inventory's are read portal by portal. */
  readonly keepReferences?: boolean;
}

const variablePrefix = 'PROVISION_VAR_';
const secretName = /^(?:B24|BITRIX24)_[A-Za-z0-9_]*$/;
const varName = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;

/** `${var:NAME}`: from `--var`, then the environment, then the layers, the nearest first. */
export function varScope({ vars, env, above = [], asker }: GivenValues, own: readonly VarLayer[]): Scope {
  const layers = [...above, ...own];
  const outside = (name: string) => textIn(vars, name) ?? textIn(env, `${variablePrefix}${name}`);
  const from = asker ? { from: asker } : {};
  const patience = newPatience();
  let known: readonly string[] | undefined;
  return {
    name: 'var',
    form: 'var:NAME',
    find: ({ name }) => {
      if (!varName.test(name)) return { kind: 'wrong', message: message('VAR_FORM') };
      const text = outside(name);
      if (text !== undefined) return { kind: 'text', text };
      for (const layer of layers) {
        const found = layer.find(name);
        if (found) return found;
      }
      known ??= layers.flatMap(({ names }) => names);
      return { kind: 'unset', message: whyUnset(name, { known, vars, env, patience }), ...from };
    },
  };
}

interface Names extends Pick<GivenValues, 'vars' | 'env'> {
  readonly known: readonly string[];
  readonly patience: Patience;
}

/** A name that is nearly the one of a value is told with it; where that was given from outside, either may be misspelt. */
function whyUnset(name: string, { known, vars, env, patience }: Names): Message {
  const near = nearest(name, known, patience);
  if (near !== undefined) return message('VAR_MISSPELT', { name, near });
  const flag = nearest(name, Object.keys(vars), patience);
  if (flag !== undefined) return message('VAR_FLAG_NEAR', { name, near: flag });
  const variable = nearest(name, givenInEnv(env), patience);
  return variable === undefined ? message('VAR_UNSET', { name }) : message('VAR_ENV_NEAR', { name, near: variable });
}

/** Names of the values that the environment gives. */
export function givenInEnv(env: Env): readonly string[] {
  // Names alone: what other variables hold is not looked at.
  const names = Reflect.ownKeys(env).map(String);
  return names.filter((name) => name.startsWith(variablePrefix)).map((name) => name.slice(variablePrefix.length));
}

/** The values of one `vars:`, each filled in when it is first asked for. */
export function varLayer(member: Member | undefined, outer: readonly VarLayer[], around: Around): VarLayer | undefined {
  if (!member || member.node.value === null) return undefined;
  if (member.node.kind !== 'map') {
    around.report(problem('VARS_NOT_MAP', {}, member.key));
    return undefined;
  }
  const written = member.node.members;
  const known = new Map<string, Located | 'open'>();
  const layer: VarLayer = { names: [...written.keys()], find };
  const filling = newFilling([varScope(around.given, [layer, ...outer])], around);
  function find(name: string): Found | undefined {
    const member = written.get(name);
    if (!member) return undefined;
    const before = known.get(name);
    if (before === 'open') return { kind: 'wrong', message: message('VAR_CYCLE', { name }), from: member.key };
    if (before) return { kind: 'value', node: before };
    if (around.budget.depth === 0)
      return { kind: 'wrong', message: message('VAR_DEPTH', { name, limit: varDepthLimit }), from: member.key };
    known.set(name, 'open');
    around.budget.depth -= 1;
    const node = fill(member.node, filling);
    around.budget.depth += 1;
    known.set(name, node);
    return { kind: 'value', node };
  }
  for (const [name, { key }] of written) {
    if (!varName.test(name)) around.report(problem('VAR_NAME', { name }, key));
    find(name);
  }
  return layer;
}

export function newFilling(scopes: readonly Scope[], { report, budget, given }: Around): Filling {
  return { scopes: [...scopes, ...(given.scopes ?? [])], elsewhere: whyNotHere, report, budget, done: new Map() };
}

/** Words that mean something elsewhere are told apart from those that mean nothing. */
function whyNotHere(word: string) {
  switch (word) {
    case 'env':
      return message('ENV_PLACE');
    case 'var':
      return message('VAR_PLACE');
    case 'each':
      return message('EACH_PLACE');
    case 'portal':
      return message('PORTAL_PLACE', { portal: '{portal}' });
    case 'file':
      return message('FILE_PLACE');
    default:
      return message('VALUE_KIND');
  }
}

/** A file's root with its values filled in. */
export interface Filled {
  readonly root: LocatedMap;
  /** Secrets that the environment does not have; a flag may make them unimportant. */
  readonly unset: readonly UnsetSecret[];
}

export interface UnsetSecret {
  readonly field: 'url' | 'token';
  readonly diagnostic: Diagnostic;
}

/** Fills in one file: `portal` with its secrets, templates not yet, everything else with values. */
export function fillFile(root: LocatedMap, layers: readonly VarLayer[], around: Around): Filled {
  if (!root.open) return { root, unset: [] };
  const filling = newFilling([varScope(around.given, layers)], around);
  const unset: UnsetSecret[] = [];
  const members = new Map<string, Member>();
  for (const [name, member] of root.members)
    members.set(name, { key: member.key, node: fillMember(name, member.node) });
  return { root: locatedMap(members, root.span), unset };

  function fillMember(name: string, node: Located): Located {
    // Anchors are filled in where they are used.
    if (name === 'vars' || name.startsWith('x-')) return node;
    if (node.kind !== 'map') return fill(node, filling);
    if (name === 'portal') return fillPortal(node, filling, around, unset);
    return name === 'chats' ? fillChats(node, filling) : fill(node, filling);
  }
}

/** Rows fill templates in, once they are read. */
function fillChats(node: LocatedMap, filling: Filling): LocatedMap {
  if (!node.open) return node;
  const members = [...node.members].map(
    ([key, member]) => [key, isTemplate(member) ? member : { ...member, node: fill(member.node, filling) }] as const,
  );
  return locatedMap(new Map(members), node.span);
}

export function isTemplate({ node }: Member): boolean {
  return node.kind === 'map' && node.members.has('each');
}

function fillPortal(node: LocatedMap, filling: Filling, around: Around, unset: UnsetSecret[]): LocatedMap {
  const members = [...node.members].map(([name, member]): [string, Member] => {
    if (name !== 'url' && name !== 'token') return [name, { ...member, node: fill(member.node, filling) }];
    const report: Report = (diagnostic) => {
      if (diagnostic.code === 'ENV_UNSET' || diagnostic.code === 'ENV_EMPTY') unset.push({ field: name, diagnostic });
      else around.report(diagnostic);
    };
    const secrets = newFilling([secretScope(around.given.env)], { ...around, report });
    const node = fill(member.node, secrets);
    // Also where nobody asks the portal: what is written here may be repeated anywhere.
    if (typeof node.value === 'string') (name === 'url' ? learnAddress : learnSecret)(node.value);
    // What is not set here is still said: it is left as it is written.
    return [name, unset.some(({ field }) => field === name) ? member : { ...member, node }];
  });
  return locatedMap(new Map(members), node.span);
}

/** `${env:NAME}`: a whole value below `portal`, and no other name than those that can only be meant for us. */
export function secretScope(env: Env): Scope {
  return {
    name: 'env',
    form: 'env:B24_NAME',
    secret: true,
    find: ({ name, fallback }) => {
      if (fallback !== undefined) return { kind: 'wrong', message: message('ENV_DEFAULT') };
      if (!secretName.test(name)) return { kind: 'wrong', message: message('ENV_NAME') };
      const text = textIn(env, name);
      if (text === undefined) return { kind: 'unset', message: message('ENV_UNSET', { name }) };
      return text.trim() === '' ? { kind: 'unset', message: message('ENV_EMPTY', { name }) } : { kind: 'text', text };
    },
  };
}

function textIn(values: Env, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
