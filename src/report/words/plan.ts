import type { Language } from '../../model/message.ts';
import type { ChangeKind, ConsentName } from '../../model/plan.ts';
import { english, russian } from './plural.ts';

/** What is counted; rows that come back are told apart from it. */
export type Counted = ChangeKind | 'blocked';

/** What a plan is told with, in one language. Texts that users wrote never pass through here. */
export interface PlanWords {
  readonly legend: Readonly<Record<Counted, string>>;
  readonly count: Readonly<Record<Counted, (n: number) => string>>;
  /** What is not done to a blocked chat. */
  readonly undone: Readonly<Record<'create' | 'update' | 'remove', string>>;
  readonly plan: string;
  readonly create: string;
  readonly differs: string;
  readonly onPortal: (value: string) => string;
  readonly missing: (names: string) => string;
  readonly surplus: (names: string) => string;
  readonly users: (n: number) => string;
  readonly owner: (who: string) => string;
  readonly oneWay: string;
  readonly avatar: (name: string, sizeKb: number) => string;
  readonly unchanged: (n: number) => string;
  readonly rows: (n: number) => string;
  readonly healed: (n: number) => string;
  readonly more: (n: number) => string;
  readonly hidden: (chats: number, counts: string) => string;
  readonly seeAll: string;
  readonly nothing: (chats: number) => string;
  readonly noChanges: string;
  readonly unresolved: (n: number) => string;
  readonly requests: (n: number) => string;
  readonly lasting: (duration: string) => string;
  readonly duration: (seconds: number) => string;
  readonly budget: (percent: number) => string;
  readonly overBudget: (percent: number) => string;
  readonly consentNeeded: string;
  readonly toAgree: string;
  readonly consent: Readonly<Record<ConsentName, (n: number) => string>>;
  readonly help: string;
}

const en: PlanWords = {
  legend: {
    create: 'create',
    update: 'update',
    adopt: 'adopt',
    forget: 'forget',
    remove: 'remove',
    note: 'note',
    blocked: 'blocked',
  },
  count: {
    create: (n) => english(n, 'create'),
    update: (n) => english(n, 'update'),
    adopt: (n) => english(n, 'adoption'),
    forget: (n) => `${n} forgotten`,
    remove: (n) => english(n, 'removal'),
    note: (n) => english(n, 'note'),
    blocked: (n) => `${n} blocked`,
  },
  undone: { create: 'not created', update: 'not changed', remove: 'not taken away' },
  plan: 'Plan',
  create: 'create',
  differs: 'differs',
  onPortal: (value) => `portal: ${value}`,
  missing: (names) => `not in the chat: ${names}`,
  surplus: (names) => `also in the chat: ${names}`,
  users: (n) => english(n, 'user'),
  owner: (who) => `owner ${who}`,
  oneWay: 'one-way',
  avatar: (name, sizeKb) => `avatar ${name} (${sizeKb} kB)`,
  unchanged: (n) => `${n} unchanged`,
  rows: (n) => `${english(n, 'lockfile row is', 'lockfile rows are')} completed`,
  healed: (n) => `${n} healed: their lockfile rows come back`,
  more: (n) => `and ${n} more`,
  hidden: (chats, counts) => `… and ${english(chats, 'more chat')} (${counts})`,
  seeAll: '--all lists every chat, --only GLOB some of them, --html FILE makes a page',
  nothing: (chats) => {
    if (chats === 0) return 'Nothing to do: the files name no chats.';
    return `Nothing to do: ${chats === 1 ? 'the one chat is' : `all ${chats} chats are`} as the files say.`;
  },
  noChanges: 'nothing to do',
  unresolved: (n) => `${english(n, 'entry stands', 'entries stand')} for nobody.`,
  requests: (n) => english(n, 'request'),
  lasting: (duration) => `${duration} on this portal`,
  duration: (seconds) => {
    if (seconds < 1) return 'under a second';
    if (seconds < 100) return `about ${Math.round(seconds)} s`;
    return seconds < 5400 ? `about ${Math.round(seconds / 60)} min` : `about ${(seconds / 3600).toFixed(1)} h`;
  },
  budget: (percent) => `${percent}\u00a0% of what Bitrix24 allows in ten minutes`,
  overBudget: (percent) =>
    `${percent}\u00a0% of what Bitrix24 allows in ten minutes, so it will have to wait in between`,
  consentNeeded: 'Consent needed:',
  toAgree: 'To agree to all of it:',
  consent: {
    'remove-members': (n) => `${english(n, 'member')} ${n === 1 ? 'leaves' : 'leave'} a chat`,
    forget: (n) => `${english(n, 'chat')} no longer kept by this project; the portal keeps ${n === 1 ? 'it' : 'them'}`,
    archive: (n) => `${english(n, 'chat')} renamed and emptied`,
    delete: (n) => `${english(n, 'chat')} deleted by an undocumented method, for good`,
    'hand-over': (n) => `${english(n, 'chat')} handed to another owner; only that owner can give it back`,
    adopt: (n) => `${english(n, 'existing chat')} of the same title taken over`,
    twin: (n) => `${english(n, 'chat')} made although the portal has one of the same title`,
    recreate: (n) => `${english(n, 'chat')} made anew in place of one that is gone or out of reach`,
  },
  help: 'help',
};

const ru: PlanWords = {
  legend: {
    create: 'создать',
    update: 'изменить',
    adopt: 'принять',
    forget: 'больше не вести',
    remove: 'убрать',
    note: 'примечание',
    blocked: 'остановлено',
  },
  count: {
    create: (n) => `создать: ${n}`,
    update: (n) => `изменить: ${n}`,
    adopt: (n) => `принять: ${n}`,
    forget: (n) => `больше не вести: ${n}`,
    remove: (n) => `убрать: ${n}`,
    note: (n) => `примечаний: ${n}`,
    blocked: (n) => `остановлено: ${n}`,
  },
  undone: { create: 'не создаётся', update: 'не изменяется', remove: 'не убирается' },
  plan: 'План',
  create: 'создать',
  differs: 'отличается',
  onPortal: (value) => `на портале: ${value}`,
  missing: (names) => `не хватает: ${names}`,
  surplus: (names) => `сверх списка: ${names}`,
  users: (n) => russian(n, 'участник', 'участника', 'участников'),
  owner: (who) => `владелец ${who}`,
  oneWay: 'необратимо',
  avatar: (name, sizeKb) => `аватар ${name} (${sizeKb} кБ)`,
  unchanged: (n) => `без изменений: ${n}`,
  rows: (n) => `строк лок-файла будет дополнено: ${n}`,
  healed: (n) => `восстановлено: ${n}, строки вернутся в лок-файл`,
  more: (n) => `и ещё ${n}`,
  hidden: (chats, counts) => `… и ещё ${russian(chats, 'чат', 'чата', 'чатов')} (${counts})`,
  seeAll: '--all покажет все чаты, --only GLOB — часть, --html FILE — страницу',
  nothing: (chats) => {
    if (chats === 0) return 'Изменений нет: в файлах нет чатов.';
    return chats === 1
      ? 'Изменений нет: единственный чат такой, как в файлах.'
      : `Изменений нет: все чаты (${chats}) такие, как в файлах.`;
  },
  noChanges: 'изменений нет',
  unresolved: (n) => `Людей и отделов не опознано: ${n}.`,
  requests: (n) => russian(n, 'запрос', 'запроса', 'запросов'),
  lasting: (duration) => `${duration} на этом портале`,
  duration: (seconds) => {
    if (seconds < 1) return 'меньше секунды';
    if (seconds < 100) return `около ${Math.round(seconds)} с`;
    if (seconds < 5400) return `около ${Math.round(seconds / 60)} мин`;
    return `около ${(seconds / 3600).toFixed(1).replace('.', ',')} ч`;
  },
  budget: (percent) => `${percent}\u00a0% того, что Битрикс24 разрешает за десять минут`,
  overBudget: (percent) => `${percent}\u00a0% того, что Битрикс24 разрешает за десять минут, придётся ждать`,
  consentNeeded: 'Нужно согласие:',
  toAgree: 'Чтобы согласиться со всем:',
  consent: {
    'remove-members': (n) =>
      `${russian(n, 'участник', 'участника', 'участников')} ${n === 1 ? 'покинет' : 'покинут'} чат`,
    forget: (n) => `${russian(n, 'чат', 'чата', 'чатов')}: больше не вести; на портале остаются`,
    archive: (n) => `${russian(n, 'чат', 'чата', 'чатов')}: переименовать и удалить участников`,
    delete: (n) => `${russian(n, 'чат', 'чата', 'чатов')}: удалить недокументированным методом, навсегда`,
    'hand-over': (n) => `${russian(n, 'чат', 'чата', 'чатов')}: новый владелец; вернуть сможет только он`,
    adopt: (n) => `${russian(n, 'чат', 'чата', 'чатов')} с тем же названием: принять под управление`,
    twin: (n) => `${russian(n, 'чат', 'чата', 'чатов')}: создать, хотя на портале есть чат с тем же названием`,
    recreate: (n) => `${russian(n, 'чат', 'чата', 'чатов')}: создать заново вместо пропавшего или недоступного`,
  },
  help: 'подсказка',
};

export const planWords: Readonly<Record<Language, PlanWords>> = { en, ru };
