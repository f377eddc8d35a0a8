import type { Language } from '../../model/message.ts';
import type { Mode, Verdict } from '../fleet/row.ts';
import { english, russian } from './plural.ts';

/** What a report over many portals is told with, in one language. */
export interface FleetWords {
  readonly portal: string;
  readonly result: string;
  readonly seconds: string;
  readonly reason: string;
  /** The word of the table; In a plan nothing was done yet; a check changes nothing at all. */
  readonly verdict: (verdict: Verdict, exitCode: number | undefined, mode: Mode) => string;
  /** `Fleet: 300 portals, 297 unchanged, 1 changed, 1 needs consent, 1 failed.` */
  readonly total: (n: number, parts: readonly string[]) => string;
  readonly count: (verdict: Verdict, n: number, mode: Mode) => string;
  readonly took: (seconds: number) => string;
  readonly andMore: (n: number) => string;
  readonly furtherProblems: (n: number) => string;
  readonly hiddenRows: (n: number) => string;
  readonly hiddenDetails: (n: number) => string;
  readonly strays: (n: number, names: string) => string;
  readonly agree: string;
  readonly title: (command: string, fleet: string) => string;
  readonly cut: (n: number) => string;
  readonly details: (name: string) => string;
  readonly inPortals: (names: readonly string[]) => string;
  /** Of all portals that are looked at, and of those that are due to be changed then. */
  readonly progress: Readonly<Record<'each' | 'due', Progress>>;
}

type Progress = (done: number, total: number, failed: readonly string[], leftSec: number | undefined) => string;

const namesInBrackets = 3;

export const fleetWords: Readonly<Record<Language, FleetWords>> = {
  en: {
    portal: 'portal',
    result: 'result',
    seconds: 'sec',
    reason: 'reason',
    verdict: (verdict, exitCode, mode) => withCode(verdictEn(verdict, mode), verdict, exitCode),
    total: (n, parts) => `Fleet: ${[english(n, 'portal'), ...parts].join(', ')}.`,
    count: (verdict, n, mode) => {
      if (verdict === 'consent') return `${n} ${n === 1 ? 'needs' : 'need'} consent`;
      return `${n} ${verdictEn(verdict, mode)}`;
    },
    took: (seconds) => `${roughly(seconds)} s.`,
    andMore: (n) => `+${n}`,
    furtherProblems: (n) => `and ${english(n, 'more problem')}`,
    hiddenRows: (n) => `… and ${english(n, 'more portal')}; --all lists every one`,
    hiddenDetails: (n) => `Details of ${english(n, 'portal')} are not shown; --all shows them, --portal NAME one.`,
    strays: (n, names) => `State without portal, left alone (${n}): ${names}`,
    agree: 'Consent is needed; for all of them:',
    title: (command, fleet) => `${command} of ${fleet}`,
    cut: (n) => `Details of ${english(n, 'portal')} are not shown here, as a comment has its limits.`,
    details: (name) => `Details of ${name}`,
    inPortals: (names) => inBrackets(names, (n) => `and ${n} more`),
    progress: { each: progressEn('portals'), due: progressEn('change portals') },
  },
  ru: {
    portal: 'портал',
    result: 'итог',
    seconds: 'с',
    reason: 'причина',
    verdict: (verdict, exitCode, mode) => withCode(verdictRu(verdict, mode), verdict, exitCode),
    total: (n, parts) => `Всего ${[russian(n, 'портал', 'портала', 'порталов'), ...parts].join(', ')}.`,
    count: (verdict, n, mode) => `${verdictRu(verdict, mode)} ${n}`,
    took: (seconds) => `${roughly(seconds)} с.`,
    andMore: (n) => `+${n}`,
    furtherProblems: (n) => `и ещё ${russian(n, 'проблема', 'проблемы', 'проблем')}`,
    hiddenRows: (n) => `… и ещё ${russian(n, 'портал', 'портала', 'порталов')}; --all покажет все`,
    hiddenDetails: (n) => `Подробности не показаны (порталов: ${n}); --all покажет все, --portal ИМЯ — одного портала.`,
    strays: (n, names) => `Состояние без портала, не тронуто (${n}): ${names}`,
    agree: 'Нужно согласие; за все сразу:',
    title: (command, fleet) => `${command}: ${fleet}`,
    cut: (n) => `Подробности не показаны (порталов: ${n}), так как длина комментария ограничена.`,
    details: (name) => `Подробности: ${name}`,
    inPortals: (names) => inBrackets(names, (n) => `и ещё ${n}`),
    progress: { each: progressRu('порталы'), due: progressRu('изменение порталов') },
  },
};

function progressEn(what: string): Progress {
  return (done, total, failed, leftSec) =>
    [
      `${what} ${done}/${total}`,
      ...(isWorthTelling(leftSec) && done < total ? [`about ${roughly(leftSec)} s left`] : []),
      ...(failed.length === 0 ? [] : [`failed: ${inBrackets(failed, (n) => `and ${n} more`)}`]),
    ].join(', ');
}

function progressRu(what: string): Progress {
  return (done, total, failed, leftSec) =>
    [
      `${what} ${done}/${total}`,
      ...(isWorthTelling(leftSec) && done < total ? [`осталось около ${roughly(leftSec)} с`] : []),
      ...(failed.length === 0 ? [] : [`не удалось: ${inBrackets(failed, (n) => `и ещё ${n}`)}`]),
    ].join(', ');
}

/** Below two seconds nobody needs to be told. */
function isWorthTelling(seconds: number | undefined): seconds is number {
  return seconds !== undefined && seconds >= 2;
}

function verdictEn(verdict: Verdict, mode: Mode): string {
  if (verdict === 'changed') return mode === 'plan' ? 'to change' : 'changed';
  if (verdict === 'unchanged' && mode === 'check') return 'fine';
  return { failed: 'failed', consent: 'consent', held: 'held back', left: 'not begun', unchanged: 'unchanged' }[
    verdict
  ];
}

function verdictRu(verdict: Verdict, mode: Mode): string {
  if (verdict === 'changed') return mode === 'plan' ? 'изменится' : 'изменено';
  if (verdict === 'unchanged' && mode === 'check') return 'в порядке';
  return {
    failed: 'ошибка',
    consent: 'нужно согласие',
    held: 'отложено',
    left: 'не начато',
    unchanged: 'без изменений',
  }[verdict];
}

/** The exit code says more than the word where something has to be done. */
function withCode(word: string, verdict: Verdict, exitCode: number | undefined): string {
  return (verdict === 'failed' || verdict === 'consent') && exitCode ? `${word} (${exitCode})` : word;
}

function inBrackets(names: readonly string[], more: (n: number) => string): string {
  if (names.length <= namesInBrackets + 1) return names.join(', ');
  return `${names.slice(0, namesInBrackets).join(', ')} ${more(names.length - namesInBrackets)}`;
}

/** Tenths matter only below ten. */
export function roughly(seconds: number): string {
  return seconds >= 10 ? String(Math.round(seconds)) : String(Math.round(seconds * 10) / 10);
}
