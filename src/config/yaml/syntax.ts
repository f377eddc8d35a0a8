import type { Code } from '../../model/codes/index.ts';
import type { Message } from '../../model/message.ts';
import { problem, problemOf, type Report } from '../report.ts';
import { placeOf, type Source, type Span } from './source.ts';
import { depthLimit, type Parsed, type SyntaxFault } from './yaml.ts';

/** Faults after which the rest of the tree is as written; any other makes the tree a guess. */
const harmless = new Set([
  'BAD_SCALAR_START',
  'BAD_ALIAS',
  'BAD_DQ_ESCAPE',
  'BAD_DIRECTIVE',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'TAG_RESOLVE_FAILED',
]);

/** One mistake often makes the parser stumble on every line after it. */
const reportedFaults = 10;

/**
 * Reports what the parser did not like, in the words of people who write chats.
 *
 * Shape: `false` when the tree behind it is not worth reading.
 */
export function reportSyntax(parsed: Parsed, source: Source, report: Report): boolean {
  if (parsed.version !== '1.2')
    report(problem('YAML_VERSION', { version: parsed.version }, firstLine(source, '%YAML')));
  const seen = new Set<number>();
  for (const fault of causes(parsed.faults)) {
    const span = spanOfFault(fault, source);
    const { line } = placeOf(span);
    // Unknown tags are reported with the value they stand on.
    if (seen.has(line) || fault.code === 'TAG_RESOLVE_FAILED' || seen.size >= reportedFaults) continue;
    seen.add(line);
    report(problemOf(explain(fault, source), span));
  }
  return parsed.faults.every((fault) => harmless.has(fault.code));
}

/** A line too deep makes a name over two lines out of the value before it: one mistake, two faults. */
function causes(faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  const isEcho = ({ code }: SyntaxFault) => code === 'MULTILINE_IMPLICIT_KEY';
  const told = new Set(faults.filter((fault) => !isEcho(fault)).map(({ start }) => start));
  return faults.filter((fault) => !isEcho(fault) || !told.has(fault.start)).sort((a, b) => a.start - b.start);
}

function explain(fault: SyntaxFault, source: Source): Message {
  const rest = source.text.slice(fault.start, afterLine(source.text, fault.start));
  // What follows a colon in the parser's words is text of the file, which may be a secret.
  const joined = joinedLine(fault, source.text);
  if (joined !== undefined) return { code: 'YAML_BLANK_AFTER_COLON', args: { name: joined } };
  // The rest of a list, or the dash alone, where the parser stumbled.
  const item = /^[ \t]*-([^\s-]\S*)[ \t]*$/m.exec(lineAt(source.text, fault.start))?.[1];
  if (fault.code !== 'TAB_AS_INDENT' && item !== undefined) return { code: 'LIST_DASH', args: { item } };
  const args: Message['args'] = {
    char: source.text[fault.start] ?? '',
    detail: fault.detail.replace(/: .*/s, ''),
    limit: depthLimit,
  };
  return { code: codeOf(fault, rest, lineBefore(source.text, fault.start)), args };
}

/** The name on a line such as `title:Sales`, where the blank after the colon is missing and the next line is no part of a text. */
function joinedLine({ code, start, end }: SyntaxFault, text: string): string | undefined {
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MISSING_CHAR')
    return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lines = text.slice(from, Math.max(end, afterLine(text, start)));
  return /^[ \t]*(?:- +)?([\p{L}][\w.-]*):[^\s/:]/mu.exec(lines)?.[1];
}

function codeOf({ code, detail }: SyntaxFault, rest: string, before: string): Code {
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'YAML_TAB';
    case 'BAD_SCALAR_START':
      return 'YAML_RESERVED';
    case 'MULTIPLE_DOCS':
      return 'YAML_DOCUMENTS';
    case 'BAD_DIRECTIVE':
      return 'YAML_DIRECTIVE';
    case 'TOO_DEEP':
      return 'YAML_DEPTH';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return hasColonInText(before, rest) ? 'YAML_COLON' : 'YAML_INDENT';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'YAML_INDENT';
    case 'BAD_INDENT':
      return /^Flow/.test(detail) ? 'YAML_BRACKET' : 'YAML_INDENT';
    case 'MISSING_CHAR':
      if (/\$$/.test(before) || /^\{[a-z]+[:.]/.test(rest)) return 'YAML_VALUE_IN_BRACKETS';
      return /quote$/.test(detail) ? 'YAML_QUOTE' : /flow/.test(detail) ? 'YAML_BRACKET' : 'YAML_NO_COLON';
    case 'UNEXPECTED_TOKEN':
      return /["'\]}]\s*$/.test(before) ? 'YAML_AFTER_QUOTE' : 'YAML_SYNTAX';
    default:
      return 'YAML_SYNTAX';
  }
}

/** Is it `name: some: text`, rather than a line whose successor stands too deep? */
function hasColonInText(before: string, rest: string): boolean {
  return /:\s+$/.test(before) && /:(?:\s|$)/.test(rest);
}

function spanOfFault(fault: SyntaxFault, source: Source): Span {
  const { text } = source;
  const start = Math.min(startOfFault(fault, text), Math.max(0, text.length - 1));
  // One place is enough for a text that runs away to the end of the file.
  if (text.startsWith('${', start)) return { source, start, end: text.indexOf('}', start) + 1 || start + 2 };
  const end = /quote$/.test(fault.detail) || fault.end <= start ? start + 1 : fault.end;
  return { source, start, end };
}

/** Where people would look for the mistake, which may be before or after the place where the parser stumbled. */
function startOfFault({ code, start }: SyntaxFault, text: string): number {
  const rest = text.slice(start, afterLine(text, start));
  if (code === 'MISSING_CHAR' && text[start - 1] === '$') return start - 1;
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || hasColonInText(lineBefore(text, start), rest)) return start;
  const next = text.slice(afterLine(text, start)).search(/\S/);
  return next === -1 ? start : afterLine(text, start) + next;
}

function afterLine(text: string, at: number): number {
  return text.indexOf('\n', at) + 1 || text.length;
}

function lineAt(text: string, at: number): string {
  return lineBefore(text, at) + text.slice(at, afterLine(text, at)).trimEnd();
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function firstLine(source: Source, text: string): Span {
  const start = Math.max(0, source.text.indexOf(text));
  const end = source.text.indexOf('\n', start);
  return { source, start, end: end === -1 ? source.text.length : end };
}
