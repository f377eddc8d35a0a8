import type { Language } from '../../model/message.ts';
import type { ConsentName } from '../../model/plan.ts';
import { english, russian } from './plural.ts';

/** What an apply does to chats that somebody has to know of beforehand. */
export type Undertaken = 'create' | 'update' | 'adopt' | 'archive' | 'delete';

/** What is asked before a portal is changed, in one language. */
export interface QuestionWords {
  /** The first of the deeds says what is counted, the others only how many. */
  readonly deed: Readonly<Record<Undertaken, (n: number, first: boolean) => string>>;
  readonly on: (deeds: string, where: string) => string;
  readonly portals: (n: number) => string;
  readonly saved: (where: string) => string;
  readonly lasting: string;
  readonly danger: Readonly<Record<ConsentName, (n: number, who: string) => string>>;
  readonly from: (person: string, chat: string) => string;
  readonly to: (chat: string, person: string) => string;
  readonly isChat: (key: string, id: string) => string;
  readonly more: (n: number) => string;
  readonly answer: string;
}

const chats = (n: number) => english(n, 'chat');
const чатов = (n: number) => russian(n, 'чат', 'чата', 'чатов');

const counted = (verb: string) => (n: number, first: boolean) => `${verb} ${first ? chats(n) : n}`;
const сосчитано = (verb: string) => (n: number, first: boolean) => `${verb} ${first ? чатов(n) : n}`;

const en: QuestionWords = {
  deed: {
    create: counted('make'),
    update: counted('change'),
    adopt: counted('take over'),
    archive: counted('archive'),
    delete: counted('delete'),
  },
  on: (deeds, where) => `${deeds} on ${where}?`,
  portals: (n) => english(n, 'portal'),
  saved: (where) => `Carry out the saved plan on ${where}?`,
  lasting: 'A chat that is made cannot be deleted again by documented means.',
  danger: {
    'remove-members': (n, who) => `Remove ${english(n, 'member')} (${who})?`,
    forget: (n, who) => `Forget ${chats(n)} (${who})? The portal keeps ${n === 1 ? 'it' : 'them'}.`,
    archive: (n, who) => `Archive ${chats(n)} (${who})? Renamed, and everybody else is removed.`,
    delete: (n, who) => `Delete ${chats(n)} for good (${who})? The method is undocumented.`,
    'hand-over': (n, who) => `Hand over ${chats(n)} (${who})? Only the new owner can give it back.`,
    adopt: (n, who) => `Take over ${english(n, 'existing chat')} of the same title (${who})?`,
    twin: (n, who) => `Make ${chats(n)} although the portal has one of the same title (${who})?`,
    recreate: (n, who) => `Make ${chats(n)} anew in place of what is gone or out of reach (${who})?`,
  },
  from: (person, chat) => `${person} from ${chat}`,
  to: (chat, person) => `${chat} to ${person}`,
  isChat: (key, id) => `${key}: chat ${id}`,
  more: (n) => `and ${n} more`,
  answer: '(yes/no) ',
};

const ru: QuestionWords = {
  deed: {
    create: сосчитано('создать'),
    update: сосчитано('изменить'),
    adopt: сосчитано('принять'),
    archive: сосчитано('архивировать'),
    delete: сосчитано('удалить'),
  },
  on: (deeds, where) => `${deeds} на ${where}?`,
  portals: (n) => `${n} ${n % 10 === 1 && n % 100 !== 11 ? 'портале' : 'порталах'}`,
  saved: (where) => `Выполнить сохранённый план на ${where}?`,
  lasting: 'Созданный чат документированными средствами не удалить.',
  danger: {
    'remove-members': (n, who) => `Удалить ${russian(n, 'участника', 'участников', 'участников')} (${who})?`,
    forget: (n, who) =>
      `Больше не вести ${чатов(n)} (${who})? На портале ${n === 1 ? 'он останется' : 'они останутся'}.`,
    archive: (n, who) => `Архивировать ${чатов(n)} (${who})? Название изменится, остальные участники будут удалены.`,
    delete: (n, who) => `Удалить насовсем ${чатов(n)} (${who})? Метод недокументированный.`,
    'hand-over': (n, who) => `Передать другому владельцу ${чатов(n)} (${who})? Вернуть сможет только новый владелец.`,
    adopt: (n, who) => `Принять ${чатов(n)} с тем же названием (${who})?`,
    twin: (n, who) => `Создать ${чатов(n)}, хотя на портале есть чат с тем же названием (${who})?`,
    recreate: (n, who) => `Создать заново ${чатов(n)} вместо пропавших или недоступных (${who})?`,
  },
  from: (person, chat) => `${person} из ${chat}`,
  to: (chat, person) => `${chat} → ${person}`,
  isChat: (key, id) => `${key}: чат ${id}`,
  more: (n) => `и ещё ${n}`,
  answer: '(да/нет) ',
};

export const questionWords: Readonly<Record<Language, QuestionWords>> = { en, ru };
