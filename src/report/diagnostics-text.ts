import type { Place } from '../base/place.ts';
import { type Diagnostic, type Language, relatedPlaces, say } from '../model/message.ts';
import { frame } from './text/frame.ts';
import { paint, type Tone } from './text/paint.ts';
import { diagnosticWords } from './words/diagnostics.ts';

export interface DiagnosticsTextOptions {
  readonly language: Language;
  /** Said in brackets behind a problem, such as the portals that have it. */
  readonly whose?: (diagnostic: Diagnostic) => string;
}

/** Nobody reads on after this many; the rest is counted. */
const shownProblems = 50;

/**
 * Problems with a config as people read them: place, code, sentence, source line with a caret, and what would be right.
 *
 * Shape: in the order of the files; `sources` has the text of each file by the name that places use. No line for no problems.
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: DiagnosticsTextOptions,
): readonly string[] {
  if (diagnostics.length === 0) return [];
  const { language, whose = () => '' } = options;
  const setting: Setting = { sources, language, whose };
  const shown = inOrder(diagnostics, sources).slice(0, shownProblems);
  const blocks = shown.flatMap((diagnostic) => [...block(diagnostic, setting), '']);
  const hidden = diagnostics.length - shown.length;
  const more = hidden > 0 ? [diagnosticWords[options.language].hidden(hidden), ''] : [];
  return [...blocks, ...more, total(diagnostics, options.language)];
}

/** By file, line and column; problems without a place come first, as they concern everything. */
function inOrder(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const files = [...sources.keys()];
  const rank = ({ place }: Diagnostic) => (place === undefined ? -2 : files.indexOf(place.file));
  return diagnostics.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

/** `2 errors, 1 warning` */
function total(diagnostics: readonly Diagnostic[], language: Language): string {
  const words = diagnosticWords[language];
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [...(errors > 0 ? [words.errors(errors)] : []), ...(warnings > 0 ? [words.warnings(warnings)] : [])].join(
    ', ',
  );
}

interface Setting {
  readonly sources: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly whose: (diagnostic: Diagnostic) => string;
}

function block(diagnostic: Diagnostic, setting: Setting): readonly string[] {
  const { sources, language, whose } = setting;
  const words = diagnosticWords[language];
  const { place, severity, code } = diagnostic;
  const said = say(diagnostic, language);
  const owner = whose(diagnostic);
  const tone: Tone = severity === 'error' ? 'remove' : 'update';
  const where = place === undefined ? '' : `${paint('key', placeText(place))}  `;
  return [
    `${where}${paint(tone, words.severity[severity])}  ${paint('faint', code)}  ${said.text}${owner === '' ? '' : `  (${owner})`}`,
    ...(place === undefined ? [] : frame(place, sources.get(place.file), tone)),
    ...relatedPlaces(diagnostic).flatMap((other) => [
      `  ${paint('key', placeText(other.place))}  ${say(other.message, language).text}`,
      ...frame(other.place, sources.get(other.place.file), 'note'),
    ]),
    ...(said.help === undefined ? [] : [`  ${paint('faint', `${words.help}:`)} ${said.help}`]),
  ];
}

function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
