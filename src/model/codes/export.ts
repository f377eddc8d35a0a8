import type { CodeRow } from './row.ts';

export const exportCodes = {
  EXPORT_TABLE_NAME: {
    en: { text: '{file} is no name of a table', help: 'let it end in .csv or .yaml' },
    ru: { text: '{file} — не имя таблицы', help: 'пусть оно заканчивается на .csv или .yaml' },
  },
  EXPORT_TABLE_FOREIGN: {
    en: {
      text: '{file} holds something else than exported departments and is not overwritten',
      help: 'give the table a file of its own; columns of yours belong into another table',
    },
    ru: {
      text: 'в {file} не экспортированные отделы, поэтому он не перезаписывается',
      help: 'дайте таблице отдельный файл; свои столбцы ведите в другой таблице',
    },
  },
  EXPORT_TABLE_CHATS: {
    en: { text: '{flag} chooses chats, and departments are exported whole', help: 'leave it out' },
    ru: { text: '{flag} выбирает чаты, а отделы экспортируются целиком', help: 'уберите его' },
  },
  EXPORT_KNOWN: {
    en: { text: 'left out: {id} {title}, already in the file as "{key}"' },
    ru: { text: 'пропущен: {id} {title}, уже есть в файле как «{key}»' },
  },
  EXPORT_NAMESAKE: {
    en: {
      text: 'left out: {id} {title}, the title of "{key}", which has no chat yet',
      help: 'if it is that chat: provision adopt {key} --id {id}',
    },
    ru: {
      text: 'пропущен: {id} {title}, так называется «{key}», у которого ещё нет чата',
      help: 'если это он: provision adopt {key} --id {id}',
    },
  },
  EXPORT_MARKED: {
    en: { text: 'left out: {id} {title}, its marker names "{key}" of the file; apply takes it up by itself' },
    ru: { text: 'пропущен: {id} {title}, его маркер указывает на «{key}» из файла; apply подхватит его сам' },
  },
  EXPORT_SYSTEM: {
    en: { text: 'left out: {id} {title}, made by the portal itself for another of its tools' },
    ru: { text: 'пропущен: {id} {title}, создан самим порталом для другого инструмента' },
  },
  EXPORT_OTHER_PROJECT: {
    en: { text: 'left out: {id} {title}, carries the marker "{marker}" of another project' },
    ru: { text: 'пропущен: {id} {title}, несёт маркер «{marker}» другого проекта' },
  },
  EXPORT_UNREACHABLE: {
    en: {
      text: 'left out: {id}, the portal gives no access to it: there is no such chat, or the caller is not a member',
      help: 'have a member of the chat add the caller, and export again',
    },
    ru: {
      text: 'пропущен: {id}, портал не даёт к нему доступа: его нет или владелец вебхука не участник',
      help: 'пусть участник чата добавит владельца вебхука; затем повторите экспорт',
    },
  },
  EXPORT_TITLELESS: {
    en: { text: 'left out: {id}, no config can hold the title {title}' },
    ru: { text: 'пропущен: {id}, название {title} нельзя записать в конфиг' },
  },
  EXPORT_NOTHING: {
    en: { text: 'there is no chat to export; nothing was written' },
    ru: { text: 'нет чатов для экспорта; ничего не записано' },
  },
  EXPORT_DEPARTMENTS: {
    en: { text: 'wrote {file}; departments: {departments}', help: 'read it back with: each: ./{file}' },
    ru: { text: 'записан {file}; отделов: {departments}', help: 'читается обратно так: each: ./{file}' },
  },
  EXPORT_WRITTEN: {
    en: { text: 'wrote {files}; next: provision plan {file}' },
    ru: { text: 'записано: {files}; дальше: provision plan {file}' },
  },
  EXPORT_IDS_ONLY: {
    en: {
      text: 'people are written as ids, as this webhook or token cannot look up e-mail addresses',
      help: 'give it the scope "user" or "user_basic" for addresses',
    },
    ru: {
      text: 'люди записаны по id: этот вебхук или токен не может искать по адресам почты',
      help: 'для адресов дайте ему право «user» или «user_basic»',
    },
  },
  EXPORT_FOLDED: {
    en: {
      text: '{key}: {people} of its people are written as departments: {departments}',
      help: 'whoever joins a department then joins the chat with the next apply; where that is not meant, list the people',
    },
    ru: {
      text: '{key}: участников, записанных отделами, — {people}: {departments}',
      help: 'кто придёт в отдел, попадёт в чат при следующем apply; если это не нужно, перечислите людей',
    },
  },
  EXPORT_OWNER_LEFT: {
    en: { text: '{key}: its owner ({owner}) is dismissed or unknown, so "owner" is not written' },
    ru: { text: '{key}: владелец ({owner}) уволен или неизвестен, «owner» не записан' },
  },
  EXPORT_DESCRIPTION_LEFT: {
    en: { text: '{key}: no config can hold its description as it is, so "description" is not written' },
    ru: { text: '{key}: описание в нынешнем виде нельзя записать в конфиг, «description» не записан' },
  },
  EXPORT_ENTITY_LEFT: {
    en: { text: '{key}: its entity {entity} cannot be written in a config or is not its alone, so it is not managed' },
    ru: {
      text: '{key}: сущность {entity} нельзя записать в конфиг или она не только у него; она не управляется',
    },
  },
  EXPORT_PICTURE_LEFT: {
    en: { text: '{key}: its picture was not downloaded, so "avatar" is not written: {why}' },
    ru: { text: '{key}: картинка не скачана, «avatar» не записан: {why}' },
  },
  EXPORT_INHERITS: {
    en: {
      text: '{key}: inherits "{field}" from "defaults", which the chat on the portal does not have',
      help: 'the next plan shows the difference; move "{field}" from "defaults" to the chats that have it',
    },
    ru: {
      text: '{key}: наследует «{field}» из «defaults», чего у чата на портале нет',
      help: 'следующий план покажет разницу; перенесите «{field}» из «defaults» в чаты, у которых он есть',
    },
  },
} as const satisfies Record<string, CodeRow>;
