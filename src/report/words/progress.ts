import type { Event } from '../../model/event.ts';
import type { Language } from '../../model/message.ts';
import type { Stage } from '../../model/operation.ts';
import { english } from './plural.ts';

interface Count {
  readonly done: number;
  readonly total: number;
}

export interface ProgressWords {
  /** `trouble`: the last request came to nothing and is sent again. */
  readonly reading: (requests: number, trouble: string) => string;
  /** What came back in place of an answer. */
  readonly trouble: (status: number | undefined) => string;
  /** `leftSec`: how long all the work will still take; told in the row that ends last. */
  readonly row: (what: Stage | 'checked', count: Count, leftSec: number, trouble?: string) => string;
  readonly waiting: (why: string, untilMs: number) => string;
  readonly request: (event: Extract<Event, { type: 'request' }>) => string;
}

const enStages: Readonly<Record<Stage | 'checked', string>> = {
  create: 'create chats',
  update: 'update chats',
  'add-members': 'add members',
  managers: 'set managers',
  'remove-members': 'remove members',
  'hand-over': 'hand over',
  remove: 'remove chats',
  checked: 'check what came of it',
};

const ruStages: Readonly<Record<Stage | 'checked', string>> = {
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
    reading: (requests, trouble) => `read the portal: ${english(requests, 'request')}${trouble}`,
    trouble: (status) => `; ${status === undefined ? 'no answer' : `HTTP ${status}`}, trying again`,
    row: (what, count, leftSec, trouble) =>
      row(enStages, what, count, trouble ?? left(leftSec, (sec) => `about ${sec} s left`)),
    waiting: (why, untilMs) => `${why}, until ${clockTime(untilMs)}`,
    request: (event) => requestLine(event, 'ms', 'bytes'),
  },
  ru: {
    reading: (requests, trouble) => `чтение портала, запросов: ${requests}${trouble}`,
    trouble: (status) => `; ${status === undefined ? 'нет ответа' : `HTTP ${status}`}, пробую снова`,
    row: (what, count, leftSec, trouble) =>
      row(ruStages, what, count, trouble ?? left(leftSec, (sec) => `осталось около ${sec} с`)),
    waiting: (why, untilMs) => `${why}, до ${clockTime(untilMs)}`,
    request: (event) => requestLine(event, 'мс', 'байт'),
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

function requestLine(event: Extract<Event, { type: 'request' }>, ms: string, bytes: string): string {
  const { method, commands, status, sizeBytes, outcome, address } = event;
  const what = commands > 1 ? `${method} × ${commands}` : method;
  return `→ ${what}  ${status ?? '-'}  ${Math.round(event.ms)} ${ms}  ${sizeBytes} ${bytes}  ${outcome}  ${address}`;
}
