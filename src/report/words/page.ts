import type { Language } from '../../model/message.ts';
import { english, russian } from './plural.ts';

/** What the page says besides the plan's own words, in one language. */
export interface PageWords {
  readonly title: (project: string) => string;
  readonly portal: string;
  readonly all: string;
  readonly filter: string;
  readonly search: string;
  readonly searchHint: string;
  readonly chats: string;
  readonly skip: string;
  readonly before: string;
  readonly after: string;
  readonly now: string;
  readonly fresh: string;
  readonly deleted: string;
  /** When the plan was made, around `{time}`; of which commit. */
  readonly made: (time: string) => string;
  readonly commit: string;
  readonly uncommitted: string;
  readonly dangers: string;
  readonly others: string;
  readonly oneWay: string;
  readonly inside: string;
  readonly unchanged: (n: number) => string;
  readonly more: (n: number) => string;
  readonly open: string;
  readonly closed: string;
  readonly members: (n: number) => string;
  readonly user: (id: string) => string;
  readonly owner: string;
  readonly manager: string;
  readonly joins: string;
  readonly leaves: string;
  readonly what: string;
  readonly id: (id: number) => string;
  readonly shown: (pattern: string) => string;
  readonly none: string;
  readonly keys: string;
  readonly close: string;
  readonly keyList: string;
  readonly keyEdges: string;
  readonly keyOpen: string;
  readonly keyNext: string;
  readonly keySearch: string;
  readonly keyEscape: string;
  readonly keyHelp: string;
  readonly keySingle: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    title: (project) => `Plan for ${project}`,
    portal: 'on',
    all: 'all',
    filter: 'Show chats by what happens to them',
    search: 'Search by title, key or person',
    searchHint: 'Search',
    chats: 'Chats',
    skip: 'Skip to the chats',
    before: 'Before',
    after: 'After',
    now: 'As it is',
    fresh: 'New chat',
    deleted: 'Deleted for good',
    made: (time) => `Made ${time}`,
    commit: 'commit',
    uncommitted: 'with changes that are not committed',
    dangers: 'Dangerous or blocked',
    others: 'Everything else',
    oneWay: 'one-way: only the new owner can give the chat back',
    inside: 'Who is in it',
    unchanged: (n) => `and ${n} unchanged`,
    more: (n) => `and ${n} more`,
    open: 'Open chat',
    closed: 'Closed chat',
    members: (n) => english(n, 'member'),
    user: (id) => `user ${id}`,
    owner: 'owner',
    manager: 'manager',
    joins: 'joins',
    leaves: 'leaves',
    what: 'What happens',
    id: (id) => `id ${id}`,
    shown: (pattern) => `${pattern} shown`,
    none: 'No chat matches.',
    keys: 'Keyboard shortcuts',
    close: 'Close',
    keyList: 'Move through the list',
    keyEdges: 'First and last chat',
    keyOpen: 'Go to the chat',
    keyNext: 'Next or previous chat, from anywhere',
    keySearch: 'Search',
    keyEscape: 'Clear the search, or go back to the list',
    keyHelp: 'This list',
    keySingle: 'Use shortcuts of a single key',
  },
  ru: {
    title: (project) => `План для ${project}`,
    portal: 'на',
    all: 'все',
    filter: 'Показать чаты по тому, что с ними будет',
    search: 'Поиск по названию, ключу или человеку',
    searchHint: 'Поиск',
    chats: 'Чаты',
    skip: 'Перейти к чатам',
    before: 'До',
    after: 'После',
    now: 'Как есть',
    fresh: 'Новый чат',
    deleted: 'Удаляется навсегда',
    made: (time) => `Составлен ${time}`,
    commit: 'коммит',
    uncommitted: 'и незакоммиченные изменения',
    dangers: 'Опасно или остановлено',
    others: 'Остальное',
    oneWay: 'необратимо: вернуть чат сможет только новый владелец',
    inside: 'Кто в чате',
    unchanged: (n) => `и ещё ${n} без изменений`,
    more: (n) => `и ещё ${n}`,
    open: 'Открытый чат',
    closed: 'Закрытый чат',
    members: (n) => russian(n, 'участник', 'участника', 'участников'),
    user: (id) => `пользователь ${id}`,
    owner: 'владелец',
    manager: 'менеджер чата',
    joins: 'приходит',
    leaves: 'уходит',
    what: 'Что будет',
    id: (id) => `id ${id}`,
    shown: (pattern) => `показано: ${pattern}`,
    none: 'Ничего не найдено.',
    keys: 'Сочетания клавиш',
    close: 'Закрыть',
    keyList: 'Двигаться по списку',
    keyEdges: 'Первый и последний чат',
    keyOpen: 'Перейти к чату',
    keyNext: 'Следующий или предыдущий чат, откуда угодно',
    keySearch: 'Поиск',
    keyEscape: 'Очистить поиск или вернуться к списку',
    keyHelp: 'Этот список',
    keySingle: 'Сочетания из одной клавиши',
  },
};
