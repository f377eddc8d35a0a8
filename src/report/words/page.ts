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
  readonly absent: string;
  readonly forgotten: string;
  readonly gone: string;
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
  readonly keys: string;
  readonly none: string;
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
    absent: 'not there yet',
    forgotten: 'stays as it is, no longer kept by the files',
    gone: 'taken away',
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
    keys: '/ search · j next · k previous',
    none: 'No chat matches.',
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
    absent: 'ещё нет',
    forgotten: 'остаётся как есть, файлы его больше не ведут',
    gone: 'убран',
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
    keys: '/ поиск · j дальше · k назад',
    none: 'Ничего не найдено.',
  },
};
