import { placeText } from '../../base/place.ts';
import { printable } from '../../base/printable.ts';
import { type Diagnostic, type Language, type Severity, say } from '../../model/message.ts';
import { diagnosticWords } from '../words/diagnostics.ts';
import { repoPath } from './repo-path.ts';

export interface GithubOptions {
  readonly language: Language;
  /** The working folder as seen from the repository's root. */
  readonly folder?: string;
}

/**
 * Annotations a step shows of each severity; further ones are dropped by the runner without a word.
 *
 * Source: GitHub's workflow commands page and usage limits of check runs.
 */
const shownOfEach = 10;

/** Problems as workflow commands that GitHub pins to lines of the pull request; the rest is counted in a notice. */
export function githubAnnotations(diagnostics: readonly Diagnostic[], options: GithubOptions): readonly string[] {
  const shown = (['error', 'warning'] as const).flatMap((severity) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).slice(0, shownOfEach),
  );
  const rest = diagnostics.length - shown.length;
  return [
    ...shown.map((diagnostic) => annotation(diagnostic, options)),
    ...(rest > 0 ? [`::notice title=provision::${data(diagnosticWords[options.language].more(rest))}`] : []),
  ];
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning' };

function annotation(diagnostic: Diagnostic, { language, folder }: GithubOptions): string {
  const { place, severity, code } = diagnostic;
  const { text, help } = say(diagnostic, language);
  const where = place && {
    file: repoPath(place.file, folder),
    line: place.line,
    col: place.column,
    endColumn: place.column + place.length - 1,
  };
  const properties = Object.entries({ ...where, title: code }).map(([name, value]) => `${name}=${property(value)}`);
  const origin = place?.from ? ` (${placeText(place.from)})` : '';
  const sentence = (help === undefined ? text : `${text}; ${help}`) + origin;
  return `::${commands[severity]} ${properties.join(',')}::${data(sentence)}`;
}

/** Source: escapeData of GitHub's own toolkit; controls are made visible first. */
function data(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
