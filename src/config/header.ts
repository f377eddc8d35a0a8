import { canonical } from '../base/json.ts';
import { message } from '../model/message.ts';
import { headerFields } from './check/schemas.ts';
import { checkHeader } from './check/validate.ts';
import { problem, type Report } from './report.ts';
import type { ConfigFile } from './tree.ts';
import { type LocatedMap, type Member, spanOf } from './yaml/located.ts';
import type { Span } from './yaml/source.ts';

export type HeaderField = keyof typeof headerFields;

/** What is said once in all files together; only valid values get here. */
export type Header = ReadonlyMap<HeaderField, Member>;

/** Gathers the header of all files; saying the same twice is fine, saying two things is not. */
export function composeHeader(files: readonly ConfigFile[], report: Report): Header {
  const header = new Map<HeaderField, Member>();
  for (const { root } of files) {
    const wrong = checkHeader(root, report);
    for (const field of Object.keys(headerFields) as HeaderField[]) {
      const member = root.members.get(field);
      if (member && !wrong.has(field)) say(header, field, member, report);
    }
  }
  if (!files.some((file) => file.broken || file.empty)) reportMissing(files, header, report);
  return header;
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

/** Is the field written somewhere, be it wrongly? */
export function isWritten(files: readonly ConfigFile[], field: HeaderField): boolean {
  return files.some(({ root }) => root.members.has(field));
}

export function startOf({ members, span }: LocatedMap): Span {
  const [first] = members.values();
  return first?.key ?? span;
}
