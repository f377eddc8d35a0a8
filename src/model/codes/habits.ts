import type { CodeRow } from './row.ts';

/** What people type who know other tools of this kind, and what it is called here. */
export const habitCodes = {
  HABIT_PLAN: {
    en: {
      text: '"{habit}" is called plan here: it shows what apply would do, and cannot write to the portal',
      help: 'provision plan',
    },
    ru: {
      text: '«{habit}» здесь называется plan: показывает, что сделает apply, и ничего не может изменить на портале',
      help: 'provision plan',
    },
  },
  HABIT_APPLY: {
    en: { text: '"{habit}" is called apply here', help: 'provision apply' },
    ru: { text: '«{habit}» здесь называется apply', help: 'provision apply' },
  },
  HABIT_VALIDATE: {
    en: {
      text: '"{habit}" is called validate here: it checks the files and asks no portal',
      help: 'provision validate',
    },
    ru: {
      text: '«{habit}» здесь называется validate: проверяет файлы, не обращаясь к порталу',
      help: 'provision validate',
    },
  },
  HABIT_FORMAT: {
    en: {
      text: 'there is no "{habit}": the files stay as you write them',
      help: 'provision validate checks them',
    },
    ru: {
      text: 'команды «{habit}» нет: файлы остаются такими, как вы их написали',
      help: 'проверит их provision validate',
    },
  },
  HABIT_INIT: {
    en: {
      text: 'init takes no "{habit}": it writes a first chats.yaml, and nothing has to be installed or migrated for it',
      help: 'the state goes from one store to another with: provision state move',
    },
    ru: {
      text: 'у init нет «{habit}»: он пишет первый chats.yaml, ставить и переносить для него нечего',
      help: 'состояние переносит из хранилища в хранилище provision state move',
    },
  },
  HABIT_CREATE: {
    en: {
      text: 'create makes one chat from JSON; what a config says is made by apply',
      help: 'provision apply -f chats.yaml',
    },
    ru: {
      text: 'create создаёт один чат по JSON; то, что описано в конфиге, создаёт apply',
      help: 'provision apply -f chats.yaml',
    },
  },
  HABIT_IMPORT: {
    en: {
      text: '"{habit}" has two names here: adopt puts one chat under a key of the file, export writes the file from chats that exist',
      help: 'provision adopt KEY --id N, or: provision export --out chats.yaml',
    },
    ru: {
      text: 'для «{habit}» здесь две команды: adopt ставит чат под ключ из файла, export пишет файл по чатам, которые уже есть',
      help: 'provision adopt KEY --id N или provision export --out chats.yaml',
    },
  },
  HABIT_EXPORT: {
    en: { text: '"{habit}" is called export here', help: 'provision export --out chats.yaml' },
    ru: { text: '«{habit}» здесь называется export', help: 'provision export --out chats.yaml' },
  },
  HABIT_STATE: {
    en: {
      text: 'the rows of chats have commands of their own',
      help: '"state rm" is provision forget KEY, "state mv" is provision move KEY NEW, "state import" is provision adopt KEY --id N',
    },
    ru: {
      text: 'для строк чатов есть отдельные команды',
      help: '«state rm» — это provision forget KEY, «state mv» — provision move KEY NEW, «state import» — provision adopt KEY --id N',
    },
  },
  HABIT_LIST: {
    en: { text: '"{habit}" is called list here', help: 'provision list; for ids alone: provision output' },
    ru: { text: '«{habit}» здесь называется list', help: 'provision list; только id: provision output' },
  },
  HABIT_FORGET: {
    en: {
      text: '"{habit}" is called forget here: the row leaves the lockfile, the chat stays as it is',
      help: 'provision forget KEY',
    },
    ru: {
      text: '«{habit}» здесь называется forget: строка уходит из лок-файла, чат остаётся как есть',
      help: 'provision forget KEY',
    },
  },
  HABIT_MOVE: {
    en: {
      text: '"{habit}" is called move here',
      help: 'provision move KEY NEW, or write "previousKeys: [KEY]" into the file',
    },
    ru: {
      text: '«{habit}» здесь называется move',
      help: 'provision move KEY NEW или напишите в файле «previousKeys: [KEY]»',
    },
  },
  HABIT_DELETE: {
    en: {
      text: 'there is no "{habit}": a chat is taken away by taking it out of the file, as its onRemove says',
      help: 'provision plan --prune shows it; for all chats of the project: provision destroy',
    },
    ru: {
      text: 'команды «{habit}» нет: чтобы убрать чат, его убирают из файла; что с ним станет, решает onRemove',
      help: 'provision plan --prune покажет; все чаты проекта: provision destroy',
    },
  },
  HABIT_REFRESH: {
    en: { text: '"{habit}" is not needed: every plan reads the portal anew', help: 'provision plan' },
    ru: { text: '«{habit}» не нужно: каждый plan читает портал заново', help: 'provision plan' },
  },
  HABIT_UNLOCK: {
    en: {
      text: '"{habit}" is not needed: the lock of a run that is gone is taken over by itself',
      help: 'provision doctor says who holds the lockfile, and what to delete where that cannot be known',
    },
    ru: {
      text: '«{habit}» не нужно: блокировку завершившегося запуска следующий снимет сам',
      help: 'provision doctor скажет, кто держит лок-файл и что удалить, если это нельзя узнать',
    },
  },
  HABIT_LOGIN: {
    en: {
      text: 'there is no "{habit}": the address of the portal is also the key to it',
      help: "set PROVISION_URL to a webhook's address, then: provision doctor",
    },
    ru: {
      text: 'команды «{habit}» нет: адрес портала — он же и ключ к нему',
      help: 'запишите адрес вебхука в PROVISION_URL, затем: provision doctor',
    },
  },
  HABIT_DOCTOR: {
    en: { text: '"{habit}" is called doctor here', help: 'provision doctor' },
    ru: { text: '«{habit}» здесь называется doctor', help: 'provision doctor' },
  },
  HABIT_SANDBOX: {
    en: {
      text: '"{habit}" is called sandbox here: a portal on this machine, with a page that shows its chats',
      help: 'provision sandbox',
    },
    ru: {
      text: '«{habit}» здесь называется sandbox: портал на этом компьютере со страницей, где видны его чаты',
      help: 'provision sandbox',
    },
  },
  HABIT_ROLLBACK: {
    en: {
      text: 'there is no "{habit}": the files say what is wanted, so that an older version of them is the way back',
      help: 'git revert, then: provision apply',
    },
    ru: {
      text: 'команды «{habit}» нет: что нужно, говорят файлы, поэтому путь назад — их прежняя версия',
      help: 'git revert, затем provision apply',
    },
  },
  HABIT_WORKSPACE: {
    en: {
      text: 'there is no "{habit}": the lockfile has a section for every portal, and the address chooses',
      help: 'provision plan --url URL, or PROVISION_URL',
    },
    ru: {
      text: 'команды «{habit}» нет: в лок-файле у каждого портала свой раздел, его выбирает адрес',
      help: 'provision plan --url URL или PROVISION_URL',
    },
  },
  HABIT_VERSION: {
    en: { text: '"{habit}" is a flag here', help: 'provision --version' },
    ru: { text: '«{habit}» здесь флаг', help: 'provision --version' },
  },
  HABIT_SCHEMA: {
    en: { text: '"{habit}" is called schema here', help: 'provision schema' },
    ru: { text: '«{habit}» здесь называется schema', help: 'provision schema' },
  },
  HABIT_PORTALS: {
    en: { text: '"{habit}" is called portals here', help: 'provision portals' },
    ru: { text: '«{habit}» здесь называется portals', help: 'provision portals' },
  },
  HABIT_YES: {
    en: {
      text: '"{habit}" is called --yes here; it skips the question before a real portal is changed, and no other',
      help: 'dangers are agreed to by name and number, as the plan prints them: --allow remove-members:12',
    },
    ru: {
      text: '«{habit}» здесь называется --yes и снимает только вопрос перед изменением настоящего портала',
      help: 'с опасным соглашаются по названию и числу, как показывает план: --allow remove-members:12',
    },
  },
  HABIT_ONLY: {
    en: { text: '"{habit}" is called --only here', help: '--only KEY, or a pattern: --only "sales-*"' },
    ru: { text: '«{habit}» здесь называется --only', help: '--only KEY или шаблон: --only "sales-*"' },
  },
  HABIT_FLAG: {
    en: { text: '"{habit}" is called {flag} here' },
    ru: { text: '«{habit}» здесь называется {flag}' },
  },
  HABIT_DASHES: {
    en: { text: 'a flag of more than one letter takes two dashes: {flag}' },
    ru: { text: 'у флага длиннее одной буквы два дефиса: {flag}' },
  },
} as const satisfies Record<string, CodeRow>;
