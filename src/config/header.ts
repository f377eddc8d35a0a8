import { canonical } from '../base/json.ts';
import { message } from '../model/message.ts';
import { headerFields } from './check/schemas.ts';
import { checkHeader } from './check/validate.ts';
import { problem, type Report } from './report.ts';
import type { ConfigFile } from './tree.ts';
import { type LocatedMap, locatedMap, type Member, spanOf } from './yaml/located.ts';
import type { Span } from './yaml/source.ts';
import { typed } from './yaml/typed.ts';

export type HeaderField = keyof typeof headerFields;

/** What is said once in all files together; only valid values get here. */
export type Header = ReadonlyMap<HeaderField, Member>;

/** Gathers the header of all files; saying the same twice is fine, saying two things is not. */
export function composeHeader(files: readonly ConfigFile[], report: Report): Header {
  const header = new Map<HeaderField, Member>();
  for (const { root: written } of files) {
    const root = withFlag(written);
    const wrong = checkHeader(root, report);
    for (const field of Object.keys(headerFields) as HeaderField[]) {
      const member = root.members.get(field);
      if (member && !wrong.has(field)) say(header, field, member, report);
    }
  }
  if (isReadable(files)) reportMissing(files, header, report);
  return header;
}

/** `undocumented` may come from a variable, which has no other way to spell a flag. */
function withFlag(root: LocatedMap): LocatedMap {
  const [portal, flag] = [root.members.get('portal'), undocumentedOf(root)];
  if (portal?.node.kind !== 'map' || !flag || typed(flag.node) === flag.node) return root;
  const members = new Map(portal.node.members).set('undocumented', { key: flag.key, node: typed(flag.node) });
  const node = locatedMap(members, portal.node.span);
  return locatedMap(new Map(root.members).set('portal', { key: portal.key, node }), root.span);
}

function undocumentedOf(root: LocatedMap): Member | undefined {
  const portal = root.members.get('portal')?.node;
  return portal?.kind === 'map' ? portal.members.get('undocumented') : undefined;
}

function say(header: Map<HeaderField, Member>, field: HeaderField, member: Member, report: Report): void {
  const first = header.get(field);
  if (first === undefined) header.set(field, member);
  else if (canonical(first.node.value) !== canonical(member.node.value)) {
    const related = [{ span: spanOf(first), message: message('FIRST_WRITTEN') }];
    report(problem('HEADER_CONFLICT', { field }, spanOf(member), { related }));
  }
}

function reportMissing(files: readonly ConfigFile[], header: Header, report: Report): void {
  const [first] = files;
  if (!first) return;
  for (const field of ['version', 'project'] as const)
    if (!header.has(field) && !isWritten(files, field))
      report(problem(field === 'version' ? 'VERSION_MISSING' : 'PROJECT_MISSING', {}, startOf(first.root)));
}

/** Have all files been read, so that what is not there was never written? */
export function isReadable(files: readonly ConfigFile[]): boolean {
  return !files.some(({ broken }) => broken) && files.some(({ empty }) => !empty);
}

/** Is the field written somewhere, be it wrongly? */
export function isWritten(files: readonly ConfigFile[], field: HeaderField): boolean {
  return files.some(({ root }) => root.members.has(field));
}

export function startOf({ members, span }: LocatedMap): Span {
  const [first] = members.values();
  return first?.key ?? span;
}
