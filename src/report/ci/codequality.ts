import { placeText } from '../../base/place.ts';
import { type Diagnostic, type Language, say } from '../../model/message.ts';
import { fingerprints } from './fingerprint.ts';
import { repoPath } from './repo-path.ts';

export interface CodequalityOptions {
  readonly language: Language;
  /** The working folder as seen from the repository's root. */
  readonly folder?: string;
  /** The file that stands in for the place of a problem that has none. */
  readonly mainFile: string;
}

/**
 * Problems with a config as GitLab's Code Quality report.
 *
 * Source: GitLab's page on implementing a custom tool: description, check_name, fingerprint, severity, location.
 */
export function codequalityReport(diagnostics: readonly Diagnostic[], options: CodequalityOptions) {
  const prints = fingerprints(diagnostics);
  return diagnostics.map((diagnostic, index) => {
    const { text, help } = say(diagnostic, options.language);
    const origin = diagnostic.place?.from ? ` (${placeText(diagnostic.place.from)})` : '';
    return {
      description: (help === undefined ? text : `${text}; ${help}`) + origin,
      check_name: diagnostic.code,
      fingerprint: prints[index] ?? '',
      severity: diagnostic.severity === 'error' ? 'major' : 'minor',
      location: {
        path: repoPath(diagnostic.place?.file ?? options.mainFile, options.folder),
        lines: { begin: diagnostic.place?.line ?? 1 },
      },
    };
  });
}
