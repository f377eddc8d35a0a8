import type { Language } from './readme-scene.ts';

/** What somebody says: minutes before the picture is taken, the chat's title, the person's id, the text. */
export type Line = readonly [minutesAgo: number, chat: string, person: number, text: string];

interface Life {
  /** Chats of the config besides those of the read-me. */
  readonly chats: Readonly<Record<string, object>>;
  readonly said: readonly Line[];
}

/** What goes on at the portal in the picture: chats of every look, and people who talk in them. */
export const lives: Readonly<Record<Language, Life>> = {
  en: {
    chats: {
      incidents: { title: 'Incidents', type: 'OPEN', avatar: './pictures/incidents.gif', users: [5, 7, 9] },
      hiking: { title: 'Hiking club', type: 'OPEN', avatar: './pictures/hiking.jpg', users: [2, 8, 18] },
      release: { title: 'Release 2.0', type: 'CHAT', color: 'PURPLE', users: [5, 6, 9] },
      office: { title: 'Green office', type: 'OPEN', avatar: './pictures/green-office.webp', users: [10, 11] },
      budget: { title: 'Budget 2027', type: 'CHAT', color: 'SAND', users: [2, 3] },
      lunch: { title: 'Lunch', type: 'OPEN', color: 'PINK', users: [4, 6, 20] },
    },
    said: [
      [171, 'Budget 2027', 2, 'The numbers of marketing are still missing.'],
      [143, 'Lunch', 6, 'Pizza or soup?'],
      [96, 'Green office', 11, 'The plants on the third floor have been watered'],
      [58, 'Hiking club', 18, 'Saturday, 9:00, at the station. Bring good shoes!'],
      [43, 'Release 2.0', 9, 'All tests are green'],
      [31, 'Incidents', 7, 'The mail server is back, nothing was lost'],
      [24, 'Welcome', 10, 'Hello! I am Elena, today is my first day.'],
      [22, 'Welcome', 12, 'Welcome aboard, Elena! Where are you sitting?'],
      [19, 'Welcome', 10, 'By the window. [B]Where is the handbook?[/B]'],
      [17, 'Welcome', 1, 'On the intranet, under [I]Start here[/I].'],
      [4, 'Sales team', 3, 'Minsk has signed'],
      [2, 'Welcome', 3, 'And come to lunch with us at one!'],
    ],
  },
  ru: {
    chats: {
      incidents: { title: 'Инциденты', type: 'OPEN', avatar: './pictures/incidents.gif', users: [5, 7, 9] },
      hiking: { title: 'Походы', type: 'OPEN', avatar: './pictures/hiking.jpg', users: [2, 8, 18] },
      release: { title: 'Релиз 2.0', type: 'CHAT', color: 'PURPLE', users: [5, 6, 9] },
      office: { title: 'Зелёный офис', type: 'OPEN', avatar: './pictures/green-office.webp', users: [10, 11] },
      budget: { title: 'Бюджет 2027', type: 'CHAT', color: 'SAND', users: [2, 3] },
      lunch: { title: 'Обед', type: 'OPEN', color: 'PINK', users: [4, 6, 20] },
    },
    said: [
      [171, 'Бюджет 2027', 2, 'Не хватает цифр от маркетинга'],
      [143, 'Обед', 4, 'Пицца или суп?'],
      [96, 'Зелёный офис', 10, 'Цветы на третьем этаже политы'],
      [58, 'Походы', 2, 'Суббота, 9:00, у вокзала. Берите крепкую обувь!'],
      [43, 'Релиз 2.0', 9, 'Все тесты зелёные'],
      [31, 'Инциденты', 7, 'Почтовый сервер работает, письма не потерялись'],
      [24, 'Новый чат', 10, 'Привет! Я Елена, сегодня мой первый день.'],
      [22, 'Новый чат', 4, 'Добро пожаловать, Елена! Где тебя посадили?'],
      [19, 'Новый чат', 10, 'У окна. [B]А где найти справочник?[/B]'],
      [17, 'Новый чат', 1, 'На портале, раздел [I]Новичкам[/I].'],
      [4, 'Отдел продаж', 3, 'Минск подписал договор'],
      [2, 'Новый чат', 4, 'И приходи в час обедать с нами!'],
    ],
  },
};
