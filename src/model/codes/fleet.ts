import type { CodeRow } from './row.ts';

/** Runs over many portals. */
export const fleetCodes = {
  NOT_AN_INVENTORY: {
    en: {
      text: '"{flag}" is for an inventory of portals, and {file} is none',
      help: 'leave it out, or name a file with "portals:"',
    },
    ru: {
      text: '«{flag}» — для списка порталов, а {file} не список',
      help: 'уберите или укажите файл с «portals:»',
    },
  },
  FLEET_NO_PORTAL: {
    en: { text: 'no portal of the inventory is called "{pattern}"; it has {count}', help: 'see: provision portals' },
    ru: { text: 'в списке нет портала «{pattern}»; всего порталов: {count}', help: 'смотрите: provision portals' },
  },
  FLEET_PORTAL_MISSPELT: {
    en: { text: 'no portal of the inventory is called "{pattern}"', help: 'did you mean "{near}"?' },
    ru: { text: 'в списке нет портала «{pattern}»', help: 'возможно, «{near}»?' },
  },
  FLEET_NOTHING_SELECTED: {
    en: { text: 'of all portals ({count}) none is selected', help: 'see: provision portals' },
    ru: { text: 'из всех порталов ({count}) не выбран ни один', help: 'смотрите: provision portals' },
  },
  FLEET_SELECT: {
    en: {
      text: 'this would write to all portals ({count}), and none is named',
      help: "say which: --portal NAME, -l LABEL=VALUE, or --portal '*' for all of them",
    },
    ru: {
      text: 'запись пошла бы на все порталы ({count}), а ни один не назван',
      help: "укажите какие: --portal ИМЯ, -l МЕТКА=ЗНАЧЕНИЕ или --portal '*' — все {count}",
    },
  },
  FLEET_ONE_PORTAL: {
    en: {
      text: 'this is for one portal, and {count} are meant',
      help: 'say which: --portal NAME; "provision portals" lists them',
    },
    ru: {
      text: 'это для одного портала, а названо: {count}',
      help: 'укажите какой: --portal ИМЯ; список покажет «provision portals»',
    },
  },
  FLEET_EXPORT_OUT: {
    en: { text: 'the packs of an inventory need a folder to lie in', help: 'write: --out packs/exported/' },
    ru: { text: 'наборам порталов из списка нужна папка', help: 'напишите: --out packs/exported/' },
  },
  FLEET_EXPORT_PROJECT: {
    en: {
      text: '--project does not go with an inventory: a pack is of the project that its portal has already',
      help: 'leave it out',
    },
    ru: {
      text: '--project не сочетается со списком порталов: набор относится к тому проекту, который у портала уже есть',
      help: 'уберите',
    },
  },
  FLEET_EXPORT_NEXT: {
    en: { text: 'next: add {file} to "chats" of each entry; a plan is then empty' },
    ru: { text: 'дальше: добавьте {file} в «chats» каждой записи; после этого план пуст' },
  },
  FLEET_KEY_NO_ID: {
    en: {
      text: 'none of the {count} portals asked has an id of {key}',
      help: '"provision output" without a key lists the known ones; -f names another inventory',
    },
    ru: {
      text: 'ни на одном из порталов (спрошено: {count}) нет id для {key}',
      help: 'известные покажет «provision output» без ключа; другой список порталов называют через -f',
    },
  },
  FLEET_FLAG_ADDRESS: {
    en: {
      text: '{flag} would be the same for every portal of the inventory',
      help: 'leave it out; each portal has its own in the inventory',
    },
    ru: {
      text: '{flag} было бы одним и тем же для всех порталов списка',
      help: 'уберите; у каждого портала в списке свой адрес',
    },
  },
  FLEET_FLAG_LOCKFILE: {
    en: {
      text: '{flag} would put the ids of every portal into one file',
      help: 'leave it out; each portal has a file of its own beside the inventory',
    },
    ru: {
      text: '{flag} сложил бы id всех порталов в один файл',
      help: 'уберите; у каждого портала свой файл рядом со списком',
    },
  },
  FLEET_SHARD_EMPTY: {
    en: { text: 'none of the portals ({count}) falls to shard {shard}: nothing to do' },
    ru: { text: 'ни один из порталов ({count}) не попал в долю {shard}: делать нечего' },
  },
  LABEL_FORM: {
    en: { text: '"{part}" is no condition on labels', help: 'write name=value, name!=value, name or !name' },
    ru: { text: '«{part}» — не условие на метки', help: 'пишите имя=значение, имя!=значение, имя или !имя' },
  },
  SHARD_FORM: {
    en: { text: '"{value}" is no shard', help: 'write 2/7 for the second of seven, or auto' },
    ru: { text: '«{value}» — не доля', help: 'пишите 2/7 для второй из семи или auto' },
  },
  SHARD_NO_ENGINE: {
    en: {
      text: '--shard auto: no engine has told this job which of how many it is',
      help: 'looked for: {known}; or write --shard 2/7',
    },
    ru: {
      text: '--shard auto: система сборки не сообщила, какая это доля и сколько их',
      help: 'проверены: {known}; или напишите --shard 2/7',
    },
  },
  SHARD_HALF: {
    en: { text: '--shard auto: {has} is set and {needs} is not', help: 'set {needs} to the number of jobs' },
    ru: { text: '--shard auto: {has} есть, а {needs} нет', help: 'задайте в {needs} число заданий' },
  },
  SHARD_WRONG: {
    en: { text: '--shard auto: {name} says "{value}", which is no shard', help: 'write --shard 2/7' },
    ru: { text: '--shard auto: в {name} стоит «{value}», это не доля', help: 'напишите --shard 2/7' },
  },
  FLEET_ALLOW_DIFFERS: {
    en: {
      text: '--allow {what}:{allowed} does not match the fleet, which needs {needed}; nothing was written anywhere',
    },
    ru: {
      text: '--allow {what}:{allowed} не совпадает с тем, что нужно всем порталам: {needed}; ничего нигде не записано',
    },
  },
  FLEET_ALLOW_NEEDED: {
    en: { text: 'consent is needed for {portals} of the portals, which were left alone; to agree for all of them:' },
    ru: { text: 'нужно согласие, порталов: {portals}; они не тронуты; чтобы согласиться за все сразу:' },
  },
  FLEET_PLAN_CHANGED: {
    en: { text: 'its plan has changed since the consent' },
    ru: { text: 'её план изменился после согласия' },
  },
  FLEET_TOO_MANY_FAILED: {
    en: { text: 'portals that failed: {failed}, more than --max-failed {limit}; not begun: {left}' },
    ru: { text: 'не удалось порталов: {failed}, больше, чем --max-failed {limit}; не начато: {left}' },
  },
  FLEET_PLAN_FOREIGN: {
    en: {
      text: '{folder} holds no plans of a fleet',
      help: 'make it with: provision plan portals.yaml --out {folder}/',
    },
    ru: {
      text: 'в {folder} нет планов для группы порталов',
      help: 'создайте: provision plan portals.yaml --out {folder}/',
    },
  },
  FLEET_UNPLANNED: {
    en: { text: 'no plan was saved for it', help: 'plan again' },
    ru: { text: 'план для него не сохранён', help: 'постройте план заново' },
  },
  FLEET_STRAY: {
    en: {
      text: 'state without portal: {name}; nothing touches it',
      help: 'delete its lockfile, or its object in the store, once its chats are nobody’s business any more',
    },
    ru: {
      text: 'состояние без портала: {name}; его ничто не трогает',
      help: 'удалите его лок-файл или объект в хранилище, когда его чаты больше не нужны',
    },
  },
  FLEET_NO_HOST: {
    en: { text: 'the address of "{name}" is not known here ({code})' },
    ru: { text: 'адрес портала «{name}» здесь неизвестен ({code})' },
  },
  MATRIX_TOO_LARGE: {
    en: {
      text: '{engine} takes at most {limit} jobs from a matrix, and {count} are asked for',
      help: 'add --shards N with N at most {limit}',
    },
    ru: {
      text: '{engine} принимает из матрицы не больше {limit} заданий, а нужно {count}',
      help: 'добавьте --shards N, где N не больше {limit}',
    },
  },
} as const satisfies Record<string, CodeRow>;
