import type { CodeRow } from './row.ts';

const patterns = {
  en: 'in a pattern "*" stands for any run of characters and "?" for one; everything else stands for itself',
  ru: 'в шаблоне «*» — любые символы, «?» — один, всё остальное значит само себя',
} as const;

/** Which chats and which plan a command line means. */
export const selectionCodes = {
  PATTERN_MISSPELT: {
    en: { text: '{flag} {pattern} matches no chat', help: `did you mean "{near}"? ${patterns.en}` },
    ru: { text: '{flag} {pattern} не подходит ни к одному чату', help: `возможно, «{near}»? ${patterns.ru}` },
  },
  PATTERN_NOTHING: {
    en: { text: '{flag} {pattern} matches no chat', help: `the keys are: {known}; ${patterns.en}` },
    ru: { text: '{flag} {pattern} не подходит ни к одному чату', help: `ключи: {known}; ${patterns.ru}` },
  },
  PATTERN_NO_KEYS: {
    en: { text: '{flag} {pattern} matches no chat', help: 'neither the files nor the lockfile know any chat' },
    ru: { text: '{flag} {pattern} не подходит ни к одному чату', help: 'ни в файлах, ни в лок-файле чатов нет' },
  },
  SELECTION_EMPTY: {
    en: {
      text: 'no chat is left of what was asked for',
      help: '--exclude takes away all that --only gives; leave one out',
    },
    ru: {
      text: 'из запрошенного не осталось ни одного чата',
      help: '--exclude исключает всё, что выбрал --only; уберите один из флагов',
    },
  },
  PLAN_AS_CONFIG: {
    en: {
      text: '{file} is a saved plan, not a config',
      help: 'run "provision apply {file}", alone and without other files',
    },
    ru: {
      text: '{file} — это сохранённый план, а не конфиг',
      help: 'примените его отдельно, без других файлов: «provision apply {file}»',
    },
  },
  SAVED_PLAN_FLAGS: {
    en: {
      text: 'a saved plan cannot heed {flags}: what it does was settled when it was made',
      help: 'leave them out, or make another plan with them: "provision plan --out {file}"',
    },
    ru: {
      text: 'сохранённый план не учтёт {flags}: что он делает, решено при его создании',
      help: 'уберите их или создайте с ними новый план: «provision plan --out {file}»',
    },
  },
  PLAN_OTHER_PORTAL: {
    en: {
      text: 'the plan was made for {planned}, and this run is about {portal}: nothing was done',
      help: 'give the address of {planned}, or make a plan for {portal}',
    },
    ru: {
      text: 'план создан для {planned}, а этот запуск — для {portal}: ничего не сделано',
      help: 'укажите адрес {planned} или создайте план для {portal}',
    },
  },
  PLAN_ALL_STALE: {
    en: {
      text: 'none of the planned changes is still what was planned: nothing was done',
      help: 'make a new plan and have it reviewed',
    },
    ru: {
      text: 'ни одно изменение плана уже не таково, каким было: ничего не сделано',
      help: 'создайте новый план и проверьте его',
    },
  },
  CHATS_KNOWN_ELSEWHERE: {
    en: {
      text: '{file} has no ids on {portal} of these chats, but {other} has {count}',
      help: 'give the same files and folders as before, or "--lockfile {other}"; otherwise the chats look new',
    },
    ru: {
      text: 'в {file} нет id этих чатов на {portal}, а в {other} их {count}',
      help: 'укажите те же файлы и папки, что раньше, или «--lockfile {other}», иначе чаты выглядят новыми',
    },
  },
  CHATS_KNOWN_ON: {
    en: {
      text: 'the lockfile {file} knows {count} of these chats, but on {others} and not on {portal}',
      help: 'go on if this portal is new to the project; otherwise check the address',
    },
    ru: {
      text: 'лок-файл {file} знает {count} из этих чатов, но на {others}, а не на {portal}',
      help: 'продолжайте, если портал для проекта новый, иначе проверьте адрес',
    },
  },
} as const satisfies Record<string, CodeRow>;
