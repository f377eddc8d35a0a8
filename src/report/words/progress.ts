import type { Event } from '../../model/event.ts';
import type { Language } from '../../model/message.ts';
import type { Stage } from '../../model/operation.ts';

interface Count {
  readonly done: number;
  readonly total: number;
}

export interface ProgressWords {
  readonly reading: (requests: number) => string;
  /** `leftSec`: how long all the work will still take; told in the row that ends last. */
  readonly row: (what: Stage | 'checked', count: Count, leftSec: number) => string;
  readonly waiting: (why: string, untilMs: number) => string;
  readonly request: (event: Extract<Event, { type: 'request' }>) => string;
}

const english: Readonly<Record<Stage | 'checked', string>> = {
  create: 'create chats',
  update: 'update chats',
  'add-members': 'add members',
  managers: 'set managers',
  'remove-members': 'remove members',
  'hand-over': 'hand over',
  remove: 'remove chats',
  checked: 'check what came of it',
};

const russian: Readonly<Record<Stage | 'checked', string>> = {
  create: 'создание чатов',
  update: 'изменение чатов',
  'add-members': 'добавление участников',
  managers: 'назначение менеджеров',
  'remove-members': 'удаление участников',
  'hand-over': 'передача владельцам',
  remove: 'удаление чатов',
  checked: 'проверка сделанного',
};

export const progressWords: Readonly<Record<Language, ProgressWords>> = {
  en: {
    reading: (requests) => `read the portal: ${requests} ${requests === 1 ? 'request' : 'requests'}`,
    row: (what, count, leftSec) =>
      row(
        english,
        what,
        count,
        left(leftSec, (sec) => `about ${sec} s left`),
      ),
    waiting: (why, untilMs) => `${why}, until ${clockTime(untilMs)}`,
    request: requestLine,
  },
  ru: {
    reading: (requests) => `чтение портала, запросов: ${requests}`,
    row: (what, count, leftSec) =>
      row(
        russian,
        what,
        count,
        left(leftSec, (sec) => `осталось около ${sec} с`),
      ),
    waiting: (why, untilMs) => `${why}, до ${clockTime(untilMs)}`,
    request: requestLine,
  },
};

function row(
  words: Readonly<Record<Stage | 'checked', string>>,
  what: Stage | 'checked',
  { done, total }: Count,
  rest: string,
): string {
  return `${words[what]} ${done}/${total}${what === 'checked' && done < total ? rest : ''}`;
}

/** Below two seconds nobody needs to be told. */
function left(seconds: number, words: (seconds: number) => string): string {
  return seconds < 2 ? '' : `, ${words(Math.round(seconds))}`;
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
