import type { CheckState, Finding } from '../model/check.ts';
import { type Language, say } from '../model/message.ts';
import { columns, pad } from './text/columns.ts';
import { paint, type Tone } from './text/paint.ts';
import { doctorWords } from './words/doctor.ts';

export interface DoctorTextOptions {
  readonly language: Language;
}

const signs: Readonly<Record<CheckState, string>> = { fine: '✓', look: '!', wrong: '✗' };
const tones: Readonly<Record<CheckState, Tone>> = { fine: 'create', look: 'update', wrong: 'blocked' };

/** What doctor found: a line each, what to do below those that are not fine, and the sum at the end. */
export function doctorText(findings: readonly Finding[], { language }: DoctorTextOptions): readonly string[] {
  const words = doctorWords[language];
  const width = Math.max(...findings.map(({ check }) => columns(words.checks[check])));
  const lines = findings.flatMap(({ check, state, message }) => {
    const { text, help } = say(message, language);
    const start = `${paint(tones[state], signs[state])} ${paint('key', pad(words.checks[check], width))}  `;
    const hint = help === undefined ? [] : [`${' '.repeat(width + 4)}${words.help}: ${help}`];
    return [`${start}${text}`, ...(state === 'fine' ? [] : hint)];
  });
  return [...lines, '', words.sum(countStates(findings))];
}

export function countStates(findings: readonly Finding[]): Readonly<Record<CheckState, number>> {
  const count = (wanted: CheckState) => findings.filter(({ state }) => state === wanted).length;
  return { fine: count('fine'), look: count('look'), wrong: count('wrong') };
}
