import type { CodeRow } from './row.ts';

/** What is said of single rows of the lockfile and of chats that are looked at one by one. */
export const deskCodes = {
  ROW_MISSING: {
    en: {
      text: 'the lockfile has no row for {key} on {portal}',
      help: '"provision list" shows every chat, and what the lockfile knows of it',
    },
    ru: {
      text: 'в лок-файле нет строки для {key} на {portal}',
      help: 'все чаты и то, что о них знает лок-файл, покажет «provision list»',
    },
  },
  ROW_MISSPELT: {
    en: { text: 'the lockfile has no row for {key} on {portal}', help: 'did you mean "{near}"?' },
    ru: { text: 'в лок-файле нет строки для {key} на {portal}', help: 'возможно, «{near}»?' },
  },
  ROW_OPEN: {
    en: {
      text: '{key} has an open question: a create whose answer was lost, or several ids after a merge; nothing was written',
      help: 'answer it first: "provision resolve {key} --id N" with the chat that is its own, or --recreate if none is',
    },
    ru: {
      text: 'у {key} есть открытый вопрос: ответ на создание потерян или после слияния осталось несколько id; ничего не записано',
      help: 'сначала ответьте на него: «provision resolve {key} --id N» с нужным чатом или --recreate, если такого нет',
    },
  },
  MOVE_TAKEN: {
    en: {
      text: '{to} already has a row on {portal}; nothing was written',
      help: 'if its chat is not wanted under that key, first: provision forget {to}; then: provision move {key} {to}',
    },
    ru: {
      text: 'у {to} уже есть строка на {portal}; ничего не записано',
      help: 'если тот чат под этим ключом не нужен, сначала: provision forget {to}; затем: provision move {key} {to}',
    },
  },
  ROW_FORGOTTEN: {
    en: { text: 'chat {id} is no longer in the lockfile and stays on the portal as it is; next: provision plan' },
    ru: { text: 'чата {id} больше нет в лок-файле, на портале он остаётся как есть; дальше: provision plan' },
  },
  ROW_MOVED: {
    en: { text: 'chat {id} is now under {to}; next: provision plan' },
    ru: { text: 'чат {id} теперь под ключом {to}; дальше: provision plan' },
  },
  FORGOTTEN_WANTED: {
    en: {
      text: '{key} is still in the file: the next apply makes a chat for it, or asks where chat {id} still has that title',
      help: 'to take chat {id} back: provision adopt {key} --id {id}',
    },
    ru: {
      text: '{key} всё ещё есть в файле: следующий apply создаст для него чат или спросит, если у чата {id} прежнее название',
      help: 'чтобы вернуть чат {id}: provision adopt {key} --id {id}',
    },
  },
  FORGOTTEN_HEALS: {
    en: {
      text: '{key} is still in the file: if chat {id} carries its marker, the next apply takes it back',
      help: 'to be rid of it, take {key} out of the file first',
    },
    ru: {
      text: '{key} всё ещё есть в файле: если у чата {id} есть его маркер, следующий apply вернёт строку',
      help: 'чтобы этого не было, сначала уберите {key} из файла',
    },
  },
  MOVED_WANTED: {
    en: {
      text: '{key} is still in the file and has no chat now: the next apply makes one for it',
      help: 'take {key} out of the file if it was renamed to {to}',
    },
    ru: {
      text: '{key} всё ещё есть в файле, но чата у него теперь нет: следующий apply создаст новый',
      help: 'если {key} переименован в {to}, уберите {key} из файла',
    },
  },
  PLAN_SAVED: {
    en: { text: 'saved to {file}; next: provision show {file}, and once it is approved: provision apply {file}' },
    ru: { text: 'сохранено в {file}; дальше: provision show {file}, а когда план одобрят: provision apply {file}' },
  },
  PAGE_SAVED: {
    en: { text: 'saved to {file}; next: open it in a browser' },
    ru: { text: 'сохранено в {file}; дальше: откройте в браузере' },
  },
  SAVED: {
    en: { text: 'saved to {files}' },
    ru: { text: 'сохранено в {files}' },
  },
  ADOPT_CHOICE: {
    en: {
      text: 'say which: a key and --id N for one chat, or --by-title alone for all keys without a chat',
      help: 'provision adopt KEY --id N, or: provision adopt --by-title',
    },
    ru: {
      text: 'укажите одно: ключ и --id N для одного чата или только --by-title для всех ключей без чата',
      help: 'provision adopt KEY --id N или provision adopt --by-title',
    },
  },
  ADOPTED_NEXT: {
    en: { text: 'adopted chats: {count}; next: provision plan' },
    ru: { text: 'принято чатов: {count}; дальше: provision plan' },
  },
  ADOPT_QUESTION: {
    en: { text: 'Put these chats ({count}) under their keys? The lockfile alone changes.' },
    ru: { text: 'Записать эти чаты ({count}) под их ключами? Изменится только лок-файл.' },
  },
} as const satisfies Record<string, CodeRow>;
