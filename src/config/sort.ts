import { allOrigins, type Place } from '../base/place.ts';
import type { Diagnostic } from '../model/message.ts';

/** Problems without a place first, then file by file from top to bottom. */
export function inOrder(diagnostics: readonly Diagnostic[], files: readonly string[]): readonly Diagnostic[] {
  const rank = new Map(files.map((file, index) => [file, index + 1]));
  const key = ({ place }: Diagnostic) => [
    place ? (rank.get(place.file) ?? files.length + 1) : 0,
    place?.line ?? 0,
    place?.column ?? 0,
  ];
  return withoutEchoes(diagnostics)
    .map((diagnostic) => ({ diagnostic, key: key(diagnostic) }))
    .sort((a, b) => difference(a.key, b.key))
    .map(({ diagnostic }) => diagnostic);
}

/**
 * A line that could not be read is also wrong by every other measure, and so is what takes its value from there; where there are errors,
 * chats may just not have been read.
 */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unread = new Set(
    diagnostics.flatMap(({ code, severity, place }) =>
      severity === 'error' && isReading(code) && place ? [lineOf(place)] : [],
    ),
  );
  const isEcho = (place: Place) => allOrigins(place).some((origin) => unread.has(lineOf(origin)));
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  return diagnostics.filter(
    (diagnostic) =>
      (!failed || diagnostic.code !== 'CHATS_NONE') &&
      (isReading(diagnostic.code) || !diagnostic.place || !isEcho(diagnostic.place)),
  );
}

/** Is it a value that could not be read? One that nobody knows was. */
function isReading(code: string): boolean {
  return /^(?:YAML|ENV|VAR|EACH|VALUE|SECRET)_/.test(code) && code !== 'VALUE_UNKNOWN';
}

function lineOf({ file, line }: Place): string {
  return `${file}:${line}`;
}

function difference(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return 0;
}
