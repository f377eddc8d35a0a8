import type { Language, Severity } from '../../model/message.ts';
import { english, russian } from './plural.ts';

/** What problems with a config are told with, in one language. */
export interface DiagnosticWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly errors: (n: number) => string;
  readonly warnings: (n: number) => string;
  readonly help: string;
}

export const diagnosticWords: Readonly<Record<Language, DiagnosticWords>> = {
  en: {
    severity: { error: 'error', warning: 'warning' },
    errors: (n) => english(n, 'error'),
    warnings: (n) => english(n, 'warning'),
    help: 'help',
  },
  ru: {
    severity: { error: 'ошибка', warning: 'предупреждение' },
    errors: (n) => russian(n, 'ошибка', 'ошибки', 'ошибок'),
    warnings: (n) => russian(n, 'предупреждение', 'предупреждения', 'предупреждений'),
    help: 'подсказка',
  },
};
