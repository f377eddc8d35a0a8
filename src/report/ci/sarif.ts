import type { Place } from '../../base/place.ts';
import { type Code, codes } from '../../model/codes/index.ts';
import { type Diagnostic, type Language, type Message, relatedPlaces, say } from '../../model/message.ts';
import { fingerprints } from './fingerprint.ts';
import { repoPath } from './repo-path.ts';

export interface SarifOptions {
  readonly language: Language;
  /** The tool's own version. */
  readonly version: string;
  /** The working folder as seen from the repository's root. */
  readonly folder?: string;
  /** The file that stands in for the place of a problem that has none; code scanning refuses results without one. */
  readonly mainFile: string;
}

/**
 * Problems with a config as a SARIF log, for code scanning.
 *
 * Source: SARIF 2.1.0 (OASIS), and GitHub's page on the properties that it reads.
 */
export function sarifLog(diagnostics: readonly Diagnostic[], options: SarifOptions) {
  const rules = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const prints = fingerprints(diagnostics);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'provision',
            version: options.version,
            rules: rules.map((code) => rule(code, options.language)),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic, index) => ({
          ruleId: diagnostic.code,
          ruleIndex: rules.indexOf(diagnostic.code),
          level: diagnostic.severity,
          message: { text: sentence(diagnostic, options.language) },
          locations: [location(diagnostic.place ?? wholeFile(options.mainFile), options)],
          ...related(diagnostic, options),
          partialFingerprints: { 'provision/v1': prints[index] ?? '' },
        })),
      },
    ],
  };
}

function rule(code: Code, language: Language) {
  const { text, help } = codes[code][language];
  return { id: code, shortDescription: { text }, help: { text: help ?? text } };
}

function related(diagnostic: Diagnostic, options: SarifOptions) {
  const related = relatedPlaces(diagnostic);
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ place, message }) => ({
      ...location(place, options),
      message: { text: sentence(message, options.language) },
    })),
  };
}

function location({ file, line, column, length }: Place, { folder }: SarifOptions) {
  const uri = repoPath(file, folder).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri },
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column + length },
    },
  };
}

function wholeFile(file: string): Place {
  return { file, line: 1, column: 1, length: 1 };
}

function sentence(message: Message, language: Language): string {
  const { text, help } = say(message, language);
  return help === undefined ? text : `${text}; ${help}`;
}
