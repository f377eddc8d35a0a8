import type { Language, Severity } from '../../model/message.ts';
import { english, russian } from './plural.ts';

/** What problems with a config are told with, in one language. */
export interface DiagnosticWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly errors: (n: number) => string;
  readonly warnings: (n: number) => string;
  /** What a forge is told about problems that it would not show. */
  readonly more: (n: number) => string;
  /** What a terminal is told about problems that it does not show. */
  readonly hidden: (n: number) => string;
  readonly help: string;
}

export const diagnosticWords: Readonly<Record<Language, DiagnosticWords>> = {
  en: {
    severity: { error: 'error', warning: 'warning' },
    errors: (n) => english(n, 'error'),
    warnings: (n) => english(n, 'warning'),
    more: (n) => `and ${n} more; "provision validate" shows all problems of the files`,
    hidden: (n) => `… and ${n} more; all of them with --json`,
    help: 'help',
  },
  ru: {
    severity: { error: 'ошибка', warning: 'предупреждение' },
    errors: (n) => russian(n, 'ошибка', 'ошибки', 'ошибок'),
    warnings: (n) => russian(n, 'предупреждение', 'предупреждения', 'предупреждений'),
    more: (n) => `и ещё ${n}; все ошибки файлов покажет «provision validate»`,
    hidden: (n) => `… и ещё ${n}; все — с --json`,
    help: 'подсказка',
  },
};
