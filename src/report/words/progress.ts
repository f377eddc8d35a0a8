import type { Event } from '../../model/event.ts';
import type { Language } from '../../model/message.ts';
import type { Stage } from '../../model/operation.ts';

export interface ProgressWords {
  readonly reading: (requests: number) => string;
  /** `leftSec`: how long all the work will still take. */
  readonly stage: (stage: Stage, done: number, total: number, leftSec: number | undefined) => string;
  readonly waiting: (why: string, untilMs: number) => string;
  readonly request: (event: Extract<Event, { type: 'request' }>) => string;
}

const english: Readonly<Record<Stage, string>> = {
  create: 'create chats',
  update: 'update chats',
  'add-members': 'add members',
  managers: 'set managers',
  'remove-members': 'remove members',
  'hand-over': 'hand over',
  remove: 'remove chats',
};

const russian: Readonly<Record<Stage, string>> = {
  create: 'создание чатов',
  update: 'изменение чатов',
  'add-members': 'добавление участников',
  managers: 'назначение менеджеров',
  'remove-members': 'удаление участников',
  'hand-over': 'передача владельцам',
  remove: 'удаление чатов',
};

export const progressWords: Readonly<Record<Language, ProgressWords>> = {
  en: {
    reading: (requests) => `read the portal: ${requests} ${requests === 1 ? 'request' : 'requests'}`,
    stage: (stage, done, total, leftSec) =>
      counter(
        english[stage],
        done,
        total,
        left(leftSec, (sec) => `about ${sec} s left`),
      ),
    waiting: (why, untilMs) => `${why}, until ${clockTime(untilMs)}`,
    request: requestLine,
  },
  ru: {
    reading: (requests) => `чтение портала, запросов: ${requests}`,
    stage: (stage, done, total, leftSec) =>
      counter(
        russian[stage],
        done,
        total,
        left(leftSec, (sec) => `осталось около ${sec} с`),
      ),
    waiting: (why, untilMs) => `${why}, до ${clockTime(untilMs)}`,
    request: requestLine,
  },
};

function counter(what: string, done: number, total: number, rest: string): string {
  return `${what} ${done}/${total}${done < total ? rest : ''}`;
}

/** Below two seconds nobody needs to be told. */
function left(seconds: number | undefined, words: (seconds: number) => string): string {
  return seconds === undefined || seconds < 2 ? '' : `, ${words(Math.round(seconds))}`;
}

function clockTime(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}

function requestLine({
  method,
  commands,
  status,
  ms,
  outcome,
  sizeBytes,
  address,
}: Extract<Event, { type: 'request' }>): string {
  const what = commands > 1 ? `${method} × ${commands}` : method;
  return `→ ${what}  ${status ?? '-'}  ${Math.round(ms)} ms  ${sizeBytes} bytes  ${outcome}  ${address}`;
}
