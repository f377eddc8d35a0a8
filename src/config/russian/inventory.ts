// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

/** What stands in a list of portals, by the English texts. */
export const inventoryTexts: Readonly<Record<string, string>> = {
  'What `provision` reads to keep the chats of many Bitrix24 portals.':
    'То, что читает `provision`, чтобы вести чаты многих порталов Битрикс24.',
  'An incoming webhook, or the portal’s address together with a token. A secret: use `${env:B24_NAME}`, or `${file:PATH}` for a file that holds nothing else; `${portal}` is the entry’s name. Read only for portals that are selected.':
    'Входящий вебхук или адрес портала вместе с токеном. Это секрет: пишите `${env:B24_NAME}` или `${file:PATH}`, если в файле нет ничего другого; `${portal}` — имя записи. Читается только для выбранных порталов.',
  'An access token; with it, `url` is the bare address. A secret: use `${env:B24_NAME}` or `${file:PATH}`.':
    'Токен доступа; с ним `url` — просто адрес портала. Это секрет: пишите `${env:B24_NAME}` или `${file:PATH}`.',
  'The embedded portal, in the place of `url`; each entry has one of its own, kept in `.provision/`.':
    'Песочница вместо `url`; у каждой записи она своя и хранится в `.provision/`.',
  'Allow methods that Bitrix24 does not document, as in a config of one portal.':
    'Разрешает методы, которых нет в документации Битрикс24, как и в конфиге одного портала.',
  'Names and values by which portals are selected: `-l ring=canary,region!=by`.':
    'Имена и значения, по которым выбирают порталы: `-l ring=canary,region!=by`.',
  'Values for `${var:NAME}` in the packs. Those of an entry stand above those of `defaults`, of the inventory, and of the packs. They are public and shown.':
    'Значения для `${var:NAME}` в наборах чатов. Значения записи важнее, чем в `defaults`, в списке и в наборах. Они не секретны и показываются.',
  'The packs: ordinary chats files and folders without `portal:`, relative to this file. Replaces the list of `defaults`.':
    'Наборы: обычные файлы и папки с чатами без `portal:`, считая от этого файла. Заменяет список из `defaults`.',
  'Changes the packs for this portal, chat by chat and field by field. `null` in the place of a field or of a chat: not managed on this portal, which also means never removed from it.':
    'Меняет наборы для этого портала, по чатам и полям. `null` вместо поля или чата: на этом портале им не управляют, а значит, и не удаляют оттуда.',
  'Names this inventory in reports: letters, digits, `-`, `_`, `.`, at most 50 characters.':
    'Имя этого списка порталов в отчётах: буквы, цифры, `-`, `_`, `.`, не больше 50 знаков.',
  'Further inventories: paths and globs, relative to this file; JSON is YAML. `defaults` and `vars` of this file hold for them too.':
    'Другие списки порталов: пути и шаблоны, считая от этого файла; JSON — тоже YAML. `defaults` и `vars` этого файла действуют и для них.',
  'Settings that all portals of this file and of the files it includes have in common; `labels` and `vars` are merged name by name.':
    'Настройки, общие для всех порталов этого файла и подключённых; `labels` и `vars` объединяются по именам.',
  'The portals, each below its name, which also names the file that keeps its ids.':
    'Порталы, каждый под своим именем; так же называется файл, в котором хранятся его id.',
  'One portal.': 'Один портал.',
};
