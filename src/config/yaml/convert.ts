import { message } from '../../model/message.ts';
import { problem, type Report } from '../report.ts';
import { type Located, type LocatedMap, locatedList, locatedMap, locatedScalar, type Member } from './located.ts';
import { type Pass, refuse, spanOfNode } from './pass.ts';
import { convertScalar, warnOfComment } from './scalars.ts';
import { rawText, type Source, type Span } from './source.ts';
import { type Alias, isAlias, isMap, isPlain, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from './yaml.ts';

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

const knownTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** From the parser's tree to values with places, their references not yet filled in. */
export function convert(contents: unknown, source: Source, report: Report): Located {
  const pass: Pass = { source, report, anchors: new Map(), overfull: false };
  return contents ? convertNode(contents as Node, pass) : nothing(pass, 0);
}

function convertNode(node: Node, pass: Pass): Located {
  if (isAlias(node)) return convertAlias(node, pass);
  const span = spanOfNode(node, pass);
  if (isForeignTag(node.tag) || isMisplacedTag(node))
    return refuse('YAML_TAG', { tag: shortTag(node.tag ?? '') }, spanOfTag(span), pass);
  const anchor = (node as { anchor?: string }).anchor;
  if (anchor !== undefined) pass.anchors.set(anchor, 'open');
  const located = convertBare(node, span, pass);
  if (anchor !== undefined) pass.anchors.set(anchor, located);
  return located;
}

function isForeignTag(tag: string | undefined): tag is string {
  return tag !== undefined && tag !== '!' && !knownTags.has(tag);
}

/** A tag of YAML's own that says another kind than what follows it, such as `!!str` above a map. */
function isMisplacedTag(node: Node): boolean {
  const tag = shortTag(node.tag ?? '');
  if (node.tag === undefined || !tag.startsWith('!!')) return false;
  if (tag === '!!map') return !isMap(node);
  return tag === '!!seq' ? !isSeq(node) : !isScalar(node);
}

function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/, '!!');
}

/** The tag stands before its value: on the line, or above it. */
function spanOfTag(value: Span): Span {
  const [tag = ''] =
    /!\S*(?=\s+(?:&\S+\s+)?$)/.exec(value.source.text.slice(Math.max(0, value.start - 300), value.start)) ?? [];
  const at = value.source.text.lastIndexOf(tag, value.start - 1);
  return tag === '' ? value : { ...value, start: at, end: at + tag.length };
}

function convertBare(node: Node, span: Span, pass: Pass): Located {
  if (isMap(node)) return convertMap(node, span, pass);
  if (isSeq(node)) return convertList(node, span, pass);
  return isScalar(node) ? convertScalar(node, span, pass) : locatedScalar(null, span);
}

function convertAlias(node: Alias, pass: Pass): Located {
  const span = spanOfNode(node, pass);
  const target = pass.anchors.get(node.source);
  if (target === undefined) return refuse('YAML_ALIAS', { name: node.source }, span, pass);
  if (target === 'open') return refuse('YAML_ALIAS_CYCLE', { name: node.source }, span, pass);
  return target;
}

function convertList(node: YAMLSeq, span: Span, pass: Pass): Located {
  const budget = { size: 1 };
  const items: Located[] = [];
  for (const item of node.items) items.push(spend(convertNode(item as Node, pass), item as Node, budget, pass));
  return locatedList(items, span);
}

function convertMap(node: YAMLMap, span: Span, pass: Pass): LocatedMap {
  const budget = { size: 1 };
  const members = new Map<string, Member>();
  const merged: Located[] = [];
  for (const { key, value } of node.items) {
    const keyNode = key as Node;
    const keySpan = spanOfNode(keyNode, pass);
    const written = value as Node | null;
    const converted = written ? convertNode(written, pass) : nothing(pass, keySpan.end);
    const member = { key: keySpan, node: written ? spend(converted, written, budget, pass) : converted };
    warnOfComment(keyNode, written, member, pass);
    if (isMergeKey(keyNode)) merged.push(...mergeSources(member, pass));
    else addMember(members, keyName(keyNode, keySpan, pass), member, pass);
  }
  for (const source of merged) inherit(members, source);
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
function inherit(members: Map<string, Member>, source: Located): void {
  if (source.kind !== 'map') return;
  for (const [name, member] of source.members) if (!members.has(name)) members.set(name, member);
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
  if (isScalar(key) && typeof key.value === 'string' && !isForeignTag(key.tag)) return key.value;
  const raw = rawText(span).trim();
  pass.report(problem('YAML_KEY_NOT_TEXT', { key: raw }, span));
  return raw;
}

/** Adds to the budget of a map or list; what breaks the limit is cut off, so that nobody walks it. */
function spend(located: Located, node: Node, budget: { size: number }, pass: Pass): Located {
  budget.size += located.size;
  if (budget.size <= expandedLimit) return located;
  budget.size -= located.size;
  const span = spanOfNode(node, pass);
  if (pass.overfull) return locatedScalar(null, span);
  pass.overfull = true;
  return refuse('YAML_EXPANSION', { limit: expandedLimit }, span, pass);
}

function nothing({ source }: Pass, at: number): Located {
  return locatedScalar(null, { source, start: at, end: at });
}
