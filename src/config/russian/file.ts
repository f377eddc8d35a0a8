// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

/** What stands around the chats of a config, by the English texts. */
export const fileTexts: Readonly<Record<string, string>> = {
  'What `provision` reads: the group chats of one project on one portal.':
    'То, что читает `provision`: групповые чаты одного проекта на одном портале.',
  'Filled in from `--var`, PROVISION_VAR_NAME, `vars:`, or the row of `each:`.':
    'Подставляется из `--var`, PROVISION_VAR_NAME, `vars:` или строки `each:`.',
  'Makes a chat of this kind for every row: a list, a map, or the path of a *.csv, *.yaml or *.json file. Key and fields use `${each.NAME}`; a column `members[]` is a list, split at `;`.':
    'Создаёт по такому чату на каждую строку: список, словарь или путь к файлу *.csv, *.yaml, *.json. В ключе и полях пишут `${each.NAME}`; столбец `members[]` — список через `;`.',
  'People who join the `users` of `defaults`, in place of replacing them.':
    'Люди, которые добавляются к `users` из `defaults`, а не заменяют их.',
  'Values for `${var:NAME}` in this file and in those it includes; `--var NAME=VALUE` and PROVISION_VAR_NAME stand above them. Public: they are shown.':
    'Значения для `${var:NAME}` в этом файле и в подключённых; `--var NAME=VALUE` и PROVISION_VAR_NAME важнее. Они не секретны и показываются.',
  'Fields that all chats of this file and of the files it includes have in common; a field of the chat itself replaces the common one as a whole.':
    'Поля, общие для всех чатов этого файла и подключённых; поле самого чата важнее и заменяет общее целиком.',
  'The chats, each below its key. The key is stable for the life of the chat; rename it through `previousKeys`.':
    'Чаты, каждый под своим ключом. Ключ не меняется, пока живёт чат; переименовывают его через `previousKeys`.',
  'Not read: a place for anchors.': 'Не читается: место для якорей.',
  'One chat, below its key: the name that you give it here, whatever its title. The key stays the same for the life of the chat; rename it through `previousKeys`.':
    'Один чат под своим ключом — именем, которое вы даёте ему здесь, каким бы ни было название. Ключ не меняется, пока живёт чат; переименовывают его через `previousKeys`.',
  'Names these chats in the lockfile and in markers: letters, digits, `-`, `_`, `.`, at most 50 characters.':
    'Имя этого набора чатов в лок-файле и маркерах: буквы, цифры, `-`, `_`, `.`, не больше 50 знаков.',
  'By what a chat is found again in the next run.': 'По чему чат находят при следующем запуске.',
  'by the id kept in the lockfile; the chats are plain ones': 'по id из лок-файла; чаты получаются обычные',
  'by a marker on the chat, for pipelines that do not bring the lockfile back; the portal then lets nobody edit or delete the chat as a whole, and the marker can never be taken off':
    'по маркеру на самом чате — для конвейеров, которые не возвращают лок-файл; портал тогда никому не даёт менять и удалять чат целиком, и снять маркер нельзя',
  'An incoming webhook (`https://…/rest/1/…/`), or the portal’s address together with a token; `sandbox` for the embedded portal. A secret: use `${env:B24_URL}`; names begin with B24_ or BITRIX24_.':
    'Входящий вебхук (`https://…/rest/1/…/`) или адрес портала вместе с токеном; `sandbox` — песочница. Это секрет: пишите `${env:B24_URL}`; имена начинаются с B24_ или BITRIX24_.',
  'An access token. With it, `url` is the bare address of the portal. A secret: use `${env:B24_TOKEN}`.':
    'Токен доступа. С ним `url` — просто адрес портала. Это секрет: пишите `${env:B24_TOKEN}`.',
  'Which request limits apply.': 'Какие лимиты запросов действуют.',
  'Allow methods that Bitrix24 does not document: for `managers`, for changing `type` and `description` of existing chats, and for `onRemove: delete`.':
    'Разрешает методы, которых нет в документации Битрикс24: для `managers`, для изменения `type` и `description` существующих чатов и для `onRemove: delete`.',
  'Where the chats live: `sandbox` for the embedded portal, or a map with `url`.':
    'Где живут чаты: `sandbox` — песочница, иначе набор полей с `url`.',
  'The embedded portal, kept in `.provision/` beside the lockfile.':
    'Песочница: встроенный портал, который хранится в `.provision/` рядом с лок-файлом.',
  'Further files: paths, folders and globs, relative to this file. `defaults` of this file hold for them too.':
    'Другие файлы: пути, папки и шаблоны, считая от этого файла. `defaults` этого файла действуют и для них.',
  'The version of this format.': 'Версия этого формата.',
  'a chat': 'чат',
  'a chat a row': 'чат на каждую строку',
  'One more chat, below a key of its own.': 'Ещё один чат под своим ключом.',
  'Chats of one shape, written once: one for every row of a table.':
    'Одинаковые чаты, записанные один раз: по одному на каждую строку таблицы.',
  'a real portal': 'настоящий портал',
  'A portal behind an incoming webhook, which stands in the environment.':
    'Портал, адрес вебхука которого хранится в окружении.',
  'a department': 'отдел',
  'Everybody who works in a department and in those below it.': 'Все, кто работает в отделе и в подчинённых ему.',
  'the head of a department': 'руководитель отдела',
  everyone: 'все сотрудники',
  'All employees of the portal but some.': 'Все сотрудники портала, кроме некоторых.',
  'a config': 'конфиг',
  'A whole config, with the embedded portal and one chat.': 'Целый конфиг: песочница и один чат.',
  'Where the state of every portal lies: `files` for one lockfile a portal beside this file, or the address of a store that several runners share: `https://…` (Terraform’s protocol: GitLab, Gitea), `postgres://…`, `s3://bucket/prefix`. Without passwords: those come from the environment.':
    'Где лежит состояние всех порталов: `files` — по лок-файлу на портал рядом с этим файлом, иначе адрес хранилища, общего для нескольких раннеров: `https://…` (протокол Terraform: GitLab, Gitea), `postgres://…`, `s3://bucket/prefix`. Без паролей: они берутся из окружения.',
  'Where the state lies: `files` for a lockfile beside the config, or the address of a store that several runners share: `https://…` (Terraform’s protocol: GitLab, Gitea), `postgres://…`, `s3://bucket/prefix`. Without passwords: those come from the environment.':
    'Где лежит состояние: `files` — лок-файл рядом с конфигом, иначе адрес хранилища, общего для нескольких раннеров: `https://…` (протокол Terraform: GitLab, Gitea), `postgres://…`, `s3://bucket/prefix`. Без паролей: они берутся из окружения.',
};
