import type { Finding } from '../model/check.ts';
import { countStates } from './doctor-text.ts';
import { documentVersion, type JsonOptions, messageJson } from './document.ts';

export interface DoctorFacts {
  readonly project: string;
  readonly portal: string;
  readonly findings: readonly Finding[];
}

/** The document of `doctor --json`. */
export function doctorJson({ project, portal, findings }: DoctorFacts, { language, exitCode }: JsonOptions) {
  return {
    version: documentVersion,
    command: 'doctor',
    exitCode,
    project,
    portal,
    summary: countStates(findings),
    checks: findings.map(({ check, state, message }) => ({ check, state, ...messageJson(message, language) })),
  };
}
