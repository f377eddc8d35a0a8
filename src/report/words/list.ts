import type { Language } from '../../model/message.ts';
import type { Fate } from '../tally.ts';
import { english, russian } from './plural.ts';

interface ListWords {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly members: string;
  readonly state: string;
  readonly link: string;
  readonly states: Readonly<Record<Fate | 'same' | 'left', string>>;
  readonly sum: (chats: number, portal: string) => string;
}

export const listWords: Readonly<Record<Language, ListWords>> = {
  en: {
    key: 'KEY',
    id: 'ID',
    title: 'TITLE',
    owner: 'OWNER',
    members: 'MEMBERS',
    state: 'STATE',
    link: 'LINK',
    states: {
      same: 'as written',
      create: 'not made yet',
      update: 'differs',
      adopt: 'to be adopted',
      forget: 'to be forgotten',
      remove: 'to be removed',
      note: 'differs, see plan',
      blocked: 'blocked',
      healed: 'row comes back',
      left: 'left the file',
    },
    sum: (chats, portal) => `${english(chats, 'chat')} on ${portal}`,
  },
  ru: {
    key: 'КЛЮЧ',
    id: 'ID',
    title: 'НАЗВАНИЕ',
    owner: 'ВЛАДЕЛЕЦ',
    members: 'ЛЮДЕЙ',
    state: 'СОСТОЯНИЕ',
    link: 'ССЫЛКА',
    states: {
      same: 'как в файле',
      create: 'ещё не создан',
      update: 'отличается',
      adopt: 'будет принят',
      forget: 'больше не ведётся',
      remove: 'будет убран',
      note: 'отличается, см. plan',
      blocked: 'остановлен',
      healed: 'строка вернётся',
      left: 'нет в файле',
    },
    sum: (chats, portal) => `${russian(chats, 'чат', 'чата', 'чатов')} на ${portal}`,
  },
};
