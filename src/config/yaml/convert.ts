import type { Code } from '../../model/codes/index.ts';
import { type Diagnostic, type Message, message } from '../../model/message.ts';
import { problem, type Report } from '../report.ts';
import { type Env, substitute } from './env.ts';
import { type Located, type LocatedMap, locatedList, locatedMap, locatedScalar, type Member } from './located.ts';
import { rawText, type Source, type Span } from './source.ts';
import {
  type Alias,
  isAlias,
  isMap,
  isPlain,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from './yaml.ts';

/*
 * From the parser's tree to values with places.
 *
 * The parser's own conversion looks through the whole document for every alias and compares every key with every other,
 * and knows no places. Here each node is turned once: an alias shares the value of its anchor, so that even a "billion
 * laughs" file is small in memory. What such a file would cost whoever walks it is known all the same, because each value
 * carries its size with all aliases written out; past a limit the alias is refused and nothing behind it is walked.
 */

/** Values in one file with all aliases written out. */
export const expandedLimit = 2_000_000;
/** Maps and lists inside each other. */
export const depthLimit = 64;

/** An unset variable, told apart because a flag may make the value unimportant. */
export interface EnvProblem {
  readonly diagnostic: Diagnostic;
  readonly span: Span;
}

export interface Converted {
  readonly root: Located;
  readonly envProblems: readonly EnvProblem[];
}

interface Pass {
  readonly source: Source;
  readonly env: Env;
  readonly report: Report;
  readonly anchors: Map<string, Located | 'open'>;
  readonly envProblems: EnvProblem[];
}

const knownTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

export function convert(contents: unknown, source: Source, env: Env, report: Report): Converted {
  const pass: Pass = { source, env, report, anchors: new Map(), envProblems: [] };
  const root = contents ? convertNode(contents as Node, pass, 0) : nothing(pass, 0);
  return { root, envProblems: pass.envProblems };
}

function convertNode(node: Node, pass: Pass, depth: number): Located {
  if (isAlias(node)) return convertAlias(node, pass);
  const span = spanOfNode(node, pass);
  if (node.tag !== undefined && !knownTags.has(node.tag) && node.tag !== '!')
    return refuse('YAML_TAG', { tag: node.tag }, span, pass);
  if (depth > depthLimit) return refuse('YAML_DEPTH', { limit: depthLimit }, span, pass);
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor !== undefined) pass.anchors.set(anchor, 'open');
  const located = convertBare(node, span, pass, depth);
  if (anchor !== undefined) pass.anchors.set(anchor, located);
  return located;
}

function convertBare(node: Node, span: Span, pass: Pass, depth: number): Located {
  if (isMap(node)) return convertMap(node, span, pass, depth);
  if (isSeq(node)) return convertList(node, span, pass, depth);
  return isScalar(node) ? convertScalar(node, span, pass) : locatedScalar(null, span);
}

function convertAlias(node: Alias, pass: Pass): Located {
  const span = spanOfNode(node, pass);
  const target = pass.anchors.get(node.source);
  if (target === undefined) return refuse('YAML_ALIAS', { name: node.source }, span, pass);
  if (target === 'open') return refuse('YAML_ALIAS_CYCLE', { name: node.source }, span, pass);
  return target;
}

function convertList(node: YAMLSeq, span: Span, pass: Pass, depth: number): Located {
  const budget = { size: 1 };
  const items: Located[] = [];
  for (const item of node.items)
    items.push(spend(convertNode(item as Node, pass, depth + 1), item as Node, budget, pass));
  return locatedList(items, span);
}

function convertMap(node: YAMLMap, span: Span, pass: Pass, depth: number): LocatedMap {
  const budget = { size: 1 };
  const members = new Map<string, Member>();
  const merged: Located[] = [];
  for (const { key, value } of node.items) {
    const keyNode = key as Node;
    const keySpan = spanOfNode(keyNode, pass);
    const written = value as Node | null;
    const converted = written ? convertNode(written, pass, depth + 1) : nothing(pass, keySpan.end);
    const member = { key: keySpan, node: written ? spend(converted, written, budget, pass) : converted };
    if (isMergeKey(keyNode)) merged.push(...mergeSources(member, pass));
    else addMember(members, keyName(keyNode, keySpan, pass), member, pass);
  }
  for (const source of merged) inherit(members, source, budget);
  return locatedMap(members, span);
}

function addMember(members: Map<string, Member>, name: string, member: Member, pass: Pass): void {
  const first = members.get(name);
  if (first === undefined) members.set(name, member);
  else {
    const related = [{ span: first.key, message: message('FIRST_WRITTEN') }];
    pass.report(problem('KEY_TWICE', { key: name }, member.key, { related }));
  }
}

/** Written members win over merged ones, and earlier merged ones over later. */
function inherit(members: Map<string, Member>, source: Located, budget: { size: number }): void {
  if (source.kind !== 'map') return;
  for (const [name, member] of source.members) {
    if (members.has(name)) continue;
    budget.size += member.node.size;
    members.set(name, member);
  }
}

function mergeSources(member: Member, pass: Pass): readonly Located[] {
  const sources = member.node.kind === 'list' ? member.node.items : [member.node];
  if (sources.every((source) => source.kind === 'map')) return sources;
  pass.report(problem('YAML_MERGE', {}, member.key));
  return [];
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.value === '<<' && isPlain(key);
}

function keyName(key: Node, span: Span, pass: Pass): string {
  if (isScalar(key) && typeof key.value === 'string' && (key.tag === undefined || knownTags.has(key.tag)))
    return key.value;
  const raw = rawText(span).trim();
  pass.report(problem('YAML_KEY_NOT_TEXT', { key: raw }, span));
  return raw;
}

function convertScalar(node: Scalar, span: Span, pass: Pass): Located {
  const { value } = node;
  if (typeof value === 'string') return value.includes('${') ? fillIn(value, span, pass) : locatedScalar(value, span);
  if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value) &&
    /^[-+\dxobA-Fa-f]+$/.test(rawText(span))
  )
    return refuse('YAML_INTEGER', { number: rawText(span) }, span, pass);
  if (typeof value === 'number' || typeof value === 'boolean') return locatedScalar(value, span);
  return locatedScalar(null, span);
}

function fillIn(value: string, span: Span, pass: Pass): Located {
  const { text, lone, problems } = substitute(value, pass.env);
  for (const { nth, message } of problems) {
    const at = spanOfReference(value, nth, span, message);
    pass.envProblems.push({ span: at, diagnostic: problem(message.code, message.args, at) });
  }
  return locatedScalar(text, span, lone);
}

/** The nth `${` of the value as it stands in the file; the whole scalar where quoting hides it. */
function spanOfReference(value: string, nth: number, span: Span, { args }: Message): Span {
  const raw = rawText(span);
  const starts = [...raw.matchAll(/\$\{/g)].map(({ index }) => index);
  const start = starts[nth];
  if (start === undefined || starts.length !== value.split('${').length - 1) return span;
  const end = raw.indexOf('}', start);
  const length = end === -1 ? String(args.text ?? '').length : end + 1 - start;
  return { ...span, start: span.start + start, end: span.start + start + Math.max(2, length) };
}

/** Adds to the budget of a map or list; what breaks the limit is cut off, so that nobody walks it. */
function spend(located: Located, node: Node, budget: { size: number }, pass: Pass): Located {
  budget.size += located.size;
  if (budget.size <= expandedLimit) return located;
  budget.size -= located.size;
  return refuse('YAML_EXPANSION', { limit: expandedLimit }, spanOfNode(node, pass), pass);
}

function refuse(code: Code, args: Message['args'], span: Span, pass: Pass): Located {
  pass.report(problem(code, args, span));
  return locatedScalar(null, span);
}

function nothing({ source }: Pass, at: number): Located {
  return locatedScalar(null, { source, start: at, end: at });
}

function spanOfNode(node: Node | null, { source }: Pass): Span {
  const range = node?.range;
  return range ? { source, start: range[0], end: range[1] } : { source, start: 0, end: 0 };
}
