// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { CodeRow } from './row.ts';

/** An inventory of portals: `portals.yaml`. */
export const configInventoryCodes = {
  FLEET_MISSING: {
    en: {
      text: 'the inventory does not say "fleet"',
      help: 'add a line that names it, for example: fleet: acme-clients',
    },
    ru: {
      text: 'в списке порталов нет «fleet»',
      help: 'добавьте строку с названием, например: fleet: acme-clients',
    },
  },
  FLEET_FORM: {
    en: { text: '"{value}" cannot be the name of a fleet', help: 'use letters, digits, "-", "_" and ".", at most 50' },
    ru: {
      text: '«{value}» не может быть названием группы порталов',
      help: 'используйте буквы, цифры, «-», «_» и «.», не больше 50 знаков',
    },
  },
  PORTALS_NONE: {
    en: { text: 'the inventory holds no portals', help: 'write them under "portals:", each below a name of its own' },
    ru: { text: 'в списке нет порталов', help: 'запишите их под «portals:», каждый под своим именем' },
  },
  PORTALS_NOT_MAP: {
    en: {
      text: '"portals" is a map: a name for each portal, and its settings below',
      help: 'write "bell:" on one line and "url: ${env:B24_BELL}" indented below, without "-"',
    },
    ru: {
      text: '«portals» — это набор: имя для каждого портала, под ним — его настройки',
      help: 'напишите «bell:» на одной строке и «url: ${env:B24_BELL}» с отступом под ней, без «-»',
    },
  },
  ENTRY_NOT_MAP: {
    en: {
      text: 'what stands under "{name}" is not a map of settings',
      help: 'write the settings indented below it, for example: url: ${env:B24_BELL}',
    },
    ru: {
      text: 'под «{name}» записан не набор настроек',
      help: 'запишите настройки с отступом под ним, например: url: ${env:B24_BELL}',
    },
  },
  ENTRY_NAME: {
    en: {
      text: '"{name}" cannot be the name of a portal in an inventory',
      help: 'begin with a letter or digit, then letters, digits, "-", "_" and ".", at most 50',
    },
    ru: {
      text: '«{name}» не может быть именем портала в списке',
      help: 'начните с буквы или цифры, дальше буквы, цифры, «-», «_» и «.», не больше 50 знаков',
    },
  },
  ENTRY_ALIKE: {
    en: {
      text: '"{name}" and "{other}" would keep their ids in one file where case does not count',
      help: 'give one of them another name',
    },
    ru: {
      text: '«{name}» и «{other}» хранили бы id в одном файле там, где регистр не важен',
      help: 'дайте одному из них другое имя',
    },
  },
  ENTRY_NO_ADDRESS: {
    en: {
      text: 'portal "{name}" has no address',
      help: 'add "url: ${env:B24_NAME}" or "portal: sandbox" to it, or a "url" to "defaults"',
    },
    ru: {
      text: 'у портала «{name}» нет адреса',
      help: 'добавьте к нему «url: ${env:B24_NAME}» или «portal: sandbox» либо «url» в «defaults»',
    },
  },
  ENTRY_TWO_ADDRESSES: {
    en: {
      text: 'portal "{name}" says both "portal: sandbox" and "{field}"',
      help: 'keep one of the two',
    },
    ru: { text: 'у портала «{name}» есть и «portal: sandbox», и «{field}»', help: 'оставьте что-то одно' },
  },
  ENTRY_SANDBOX: {
    en: { text: '"portal" of an entry can only be "sandbox"', help: 'for a real portal write "url: ${env:B24_NAME}"' },
    ru: {
      text: '«portal» у записи может быть только «sandbox»',
      help: 'для настоящего портала напишите «url: ${env:B24_NAME}»',
    },
  },
  ENTRY_ENV_UNSET: {
    en: {
      text: 'the environment has no variable {name}',
      help: 'set it for this run, or leave the portal out of the selection',
    },
    ru: {
      text: 'в окружении нет переменной {name}',
      help: 'задайте её для этого запуска или не выбирайте этот портал',
    },
  },
  ENTRY_NO_CHATS: {
    en: {
      text: 'portal "{name}" names no chats',
      help: 'add "chats: [packs/base.yaml]" to it or to "defaults"',
    },
    ru: {
      text: 'у портала «{name}» не указаны чаты',
      help: 'добавьте «chats: [packs/base.yaml]» к нему или в «defaults»',
    },
  },
  SECRET_FILE_MISSING: {
    en: { text: 'there is no file {file} to take "{field}" from', help: 'mount it, or name another file' },
    ru: { text: 'нет файла {file}, из которого берётся «{field}»', help: 'подключите его или укажите другой файл' },
  },
  SECRET_FILE_UNREADABLE: {
    en: {
      text: '{file} cannot be read, and "{field}" is to be taken from it ({reason})',
      help: 'it has to be a regular file that this user may read',
    },
    ru: {
      text: '{file} не читается, а из него берётся «{field}» ({reason})',
      help: 'нужен обычный файл, который может прочитать этот пользователь',
    },
  },
  SECRET_FILE_CONTENT: {
    en: {
      text: '{file} does not hold one short line, as "{field}" has to',
      help: 'write the value alone into the file, at most {limit} bytes',
    },
    ru: {
      text: 'в {file} не одна короткая строка, а «{field}» должно быть ею',
      help: 'запишите в файл только само значение, не больше {limit} байт',
    },
  },
  FILE_PLACE: {
    en: {
      text: '"${file:…}" stands only for the whole "url" or "token" of a portal in an inventory',
      help: 'put the whole value into the file and write nothing around "${file:PATH}"',
    },
    ru: {
      text: '«${file:…}» может быть только целым «url» или «token» портала в списке порталов',
      help: 'запишите в файл всё значение и не добавляйте ничего вокруг «${file:ПУТЬ}»',
    },
  },
  PORTAL_PLACE: {
    en: {
      text: '"${portal}" is the name of a portal in an inventory, and there is none here',
      help: 'write ${var:NAME}, or give the inventory in place of the pack',
    },
    ru: {
      text: '«${portal}» — имя портала из списка порталов, а здесь списка нет',
      help: 'напишите ${var:NAME} или укажите список вместо набора чатов',
    },
  },
  PACK_WITH_PORTAL: {
    en: {
      text: 'a pack of an inventory does not say "portal"',
      help: 'remove it: the inventory says which portals the chats are for',
    },
    ru: {
      text: 'в наборе чатов для списка порталов не указывают «portal»',
      help: 'уберите: порталы для этих чатов перечислены в списке',
    },
  },
  OVERLAY_UNKNOWN: {
    en: { text: 'no pack of this portal has a chat "{key}"', help: 'known are: {known}' },
    ru: { text: 'ни в одном наборе этого портала нет чата «{key}»', help: 'есть: {known}' },
  },
  OVERLAY_MISSPELT: {
    en: { text: 'no pack of this portal has a chat "{key}"', help: 'did you mean "{near}"?' },
    ru: { text: 'ни в одном наборе этого портала нет чата «{key}»', help: 'возможно, «{near}»?' },
  },
  SAME_PORTAL: {
    en: {
      text: 'portals "{first}" and "{second}" are one: project "{project}" on {host}',
      help: 'two entries would undo each other; join them, or give their packs different projects',
    },
    ru: {
      text: 'порталы «{first}» и «{second}» — это одно и то же: проект «{project}» на {host}',
      help: 'две записи мешали бы друг другу; объедините их или дайте их наборам разные проекты',
    },
  },
} as const satisfies Record<string, CodeRow>;
