// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { CodeRow } from './row.ts';

/** The top of a config: version, project, identity, portal. */
export const configHeaderCodes = {
  VERSION_MISSING: {
    en: { text: 'the config does not say "version"', help: 'add the line: version: 1' },
    ru: { text: 'в конфиге нет «version»', help: 'добавьте строку: version: 1' },
  },
  VERSION_UNKNOWN: {
    en: {
      text: 'version {version} of the format is not known',
      help: 'write "version: 1"; a newer format needs a newer provision',
    },
    ru: {
      text: 'версия формата {version} неизвестна',
      help: 'напишите «version: 1»; для нового формата нужен более новый provision',
    },
  },
  PROJECT_MISSING: {
    en: {
      text: 'the config does not say "project"',
      help: 'add a line that names these chats, for example: project: onboarding',
    },
    ru: {
      text: 'в конфиге нет «project»',
      help: 'добавьте строку с названием этого набора чатов, например: project: onboarding',
    },
  },
  PROJECT_FORM: {
    en: {
      text: '"{value}" cannot be the name of a project',
      help: 'use letters, digits, "-", "_" and ".", at most 50',
    },
    ru: {
      text: '«{value}» не может быть названием проекта',
      help: 'используйте буквы, цифры, «-», «_» и «.», не больше 50 знаков',
    },
  },
  PROJECT_NOT_ASCII: {
    en: {
      text: 'with "identity: marker" the name of the project is written in Latin letters',
      help: 'the portal compares markers, and only ASCII survives that unchanged',
    },
    ru: {
      text: 'с «identity: marker» название проекта пишут латиницей',
      help: 'портал сравнивает маркеры, и без потерь это проходит только ASCII',
    },
  },
  HEADER_CONFLICT: {
    en: { text: '"{field}" is said twice, with different values', help: 'say it once, or the same everywhere' },
    ru: { text: '«{field}» задано дважды, и значения различаются', help: 'задайте его один раз или везде одинаково' },
  },
  PORTAL_NOT_SAID: {
    en: {
      text: 'the config does not say which portal',
      help: 'add "portal: sandbox" to try, or "portal: { url: ${env:B24_URL} }"; or give --url',
    },
    ru: {
      text: 'в конфиге не указан портал',
      help: 'добавьте «portal: sandbox» для пробы или «portal: { url: ${env:B24_URL} }»; или укажите --url',
    },
  },
  PORTAL_FORM: {
    en: {
      text: '"portal" is either "sandbox" or a map with "url"',
      help: 'write "portal: sandbox", or "url: ${env:B24_URL}" on a line below "portal:"',
    },
    ru: {
      text: '«portal» — это либо «sandbox», либо набор полей с «url»',
      help: 'напишите «portal: sandbox» или «url: ${env:B24_URL}» на строке под «portal:»',
    },
  },
  PORTAL_URL_MISSING: {
    en: { text: '"portal" has no "url"', help: 'add "url: ${env:B24_URL}", or give --url or PROVISION_URL' },
    ru: { text: 'в «portal» нет «url»', help: 'добавьте «url: ${env:B24_URL}» или укажите --url либо PROVISION_URL' },
  },
  PORTAL_URL_EMPTY: {
    en: { text: '{name} is empty', help: 'give a webhook URL, or the portal address together with a token' },
    ru: { text: '{name} — пустая строка', help: 'укажите URL вебхука или адрес портала вместе с токеном' },
  },
  PORTAL_QUOTED: {
    en: {
      text: '{name} still has quotes round it',
      help: 'take them off where the value is set: a variable, a .env file or a secret holds the bare value',
    },
    ru: {
      text: '{name} записан вместе с кавычками',
      help: 'уберите их там, где задано значение: в переменной, файле .env или секрете оно пишется без кавычек',
    },
  },
  PORTAL_NOT_SAID_EMPTY: {
    en: {
      text: 'the config does not say which portal, and {name} is set but empty',
      help: 'give it its value; pipelines that a fork starts are not given the secrets',
    },
    ru: {
      text: 'в конфигурации не указан портал, а переменная {name} пуста',
      help: 'задайте её значение; конвейеру, который запущен из форка, секреты не передаются',
    },
  },
  PORTAL_URL_FORM: {
    en: {
      text: '{name} is not an address',
      help: 'a webhook looks like https://b24-ar17wx.bitrix24.by/rest/1/secret/',
    },
    ru: { text: '{name} — не адрес', help: 'вебхук выглядит так: https://b24-ar17wx.bitrix24.by/rest/1/секрет/' },
  },
  PORTAL_URL_SCHEME: {
    en: { text: '{name} has to start with https://', help: 'copy the address of the webhook as the portal shows it' },
    ru: {
      text: '{name} должен начинаться с https://',
      help: 'скопируйте адрес вебхука так, как его показывает портал',
    },
  },
  PORTAL_URL_HTTP: {
    en: {
      text: '{name} would send secrets over http://, unencrypted',
      help: 'use https://; plain http:// is for localhost only',
    },
    ru: {
      text: '{name} передавал бы секреты по http:// без шифрования',
      help: 'используйте https://; http:// допустим только для localhost',
    },
  },
  PORTAL_URL_PASSWORD: {
    en: {
      text: '{name} holds a user name or password',
      help: 'remove what stands before "@"; a webhook or a token is enough',
    },
    ru: {
      text: 'в {name} есть имя пользователя или пароль',
      help: 'уберите всё до «@»; достаточно вебхука или токена',
    },
  },
  PORTAL_URL_NO_WEBHOOK: {
    en: {
      text: '{name} is not a webhook, and there is no token',
      help: 'a webhook ends in /rest/USER/SECRET/; with the bare address give a token too',
    },
    ru: {
      text: '{name} — не вебхук, и токена нет',
      help: 'вебхук кончается на /rest/НОМЕР/СЕКРЕТ/; к адресу портала нужен ещё и токен',
    },
  },
  PORTAL_HOST_REFUSED: {
    en: {
      text: 'PROVISION_HOSTS does not name {host}',
      help: 'no request goes to another host; give the address of a named one, or add this to PROVISION_HOSTS',
    },
    ru: {
      text: '{host} не назван в PROVISION_HOSTS',
      help: 'на другие хосты запросы не уходят; укажите адрес названного хоста или добавьте этот в PROVISION_HOSTS',
    },
  },
  PORTAL_TOKEN_ELSEWHERE: {
    en: {
      text: 'the token of {name} goes only to an address from --url or PROVISION_URL, and here the file says it',
      help: 'give the address in the same way as the token, or write "token: ${env:B24_TOKEN}" below "portal:"',
    },
    ru: {
      text: 'токен из {name} уходит только на адрес из --url или PROVISION_URL, а здесь адрес задан файлом',
      help: 'укажите адрес тем же способом, что и токен, или напишите «token: ${env:B24_TOKEN}» под «portal:»',
    },
  },
  PORTAL_TOKEN_STRAYS: {
    en: {
      text: 'a token out of the environment would go to an address that the file says',
      help: 'write "url: ${env:B24_URL}", give --url or PROVISION_URL, or name the host in PROVISION_HOSTS',
    },
    ru: {
      text: 'токен из окружения ушёл бы на адрес, записанный в файле',
      help: 'напишите «url: ${env:B24_URL}», укажите --url или PROVISION_URL либо назовите хост в PROVISION_HOSTS',
    },
  },
  PORTAL_TOKEN_EMPTY: {
    en: { text: '{name} is empty', help: 'leave it out with a webhook, or give the access token' },
    ru: { text: '{name} — пустая строка', help: 'уберите его, если это вебхук, или укажите токен' },
  },
  PORTAL_TOKEN_FORM: {
    en: {
      text: '{name} has characters that a token cannot have',
      help: 'copy the token without spaces and line breaks',
    },
    ru: {
      text: 'в {name} есть знаки, которых в токене быть не может',
      help: 'скопируйте токен без пробелов и переносов строк',
    },
  },
  PORTAL_SANDBOX_ALONE: {
    en: { text: '{name} means nothing to the sandbox', help: 'remove it, or give the url of a real portal' },
    ru: { text: 'для песочницы {name} ничего не значит', help: 'уберите или укажите url настоящего портала' },
  },
  CHATS_NOT_MAP: {
    en: {
      text: '"chats" is a map: a key for each chat, and its fields below',
      help: 'write "welcome:" on one line and "title: Welcome" indented below, without "-"',
    },
    ru: {
      text: '«chats» — это набор: ключ для каждого чата, под ним — поля',
      help: 'напишите «welcome:» на одной строке и «title: Welcome» с отступом под ней, без «-»',
    },
  },
  CHATS_NONE: {
    en: { text: 'the config holds no chats', help: 'write them under "chats:", each below a key of its own' },
    ru: { text: 'в конфиге нет чатов', help: 'запишите их под «chats:», каждый под своим ключом' },
  },
  CHAT_NOT_MAP: {
    en: {
      text: 'what stands under "{key}" is not a map of fields',
      help: 'write the fields indented below it, for example: title: Welcome',
    },
    ru: {
      text: 'под «{key}» записан не набор полей',
      help: 'запишите поля с отступом под ним, например: title: Welcome',
    },
  },
  DEFAULTS_NOT_MAP: {
    en: {
      text: '"defaults" is a map of chat fields',
      help: 'write the fields indented below it, for example: type: OPEN',
    },
    ru: { text: '«defaults» — это набор полей чата', help: 'запишите поля с отступом под ним, например: type: OPEN' },
  },
  DEFAULT_OF_ONE: {
    en: { text: '"{field}" belongs to one chat and cannot be a default', help: 'write it in the chat itself' },
    ru: { text: '«{field}» относится к одному чату и не может быть в «defaults»', help: 'запишите его в самом чате' },
  },
} as const satisfies Record<string, CodeRow>;
