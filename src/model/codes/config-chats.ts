import type { CodeRow } from './row.ts';

/** Chats: keys, and what the portal would not take. */
export const configChatCodes = {
  OWNER_LEAVES_HANDS: {
    en: {
      text: '"{wish}" is in vain once the chat belongs to {who}: only the owner removes people',
      help: 'run with a webhook or token of {who}, or leave one of the two out',
    },
    ru: {
      text: '«{wish}» не подействует, когда чат перейдёт к {who}: удалять людей может только владелец',
      help: 'запускайте с вебхуком или токеном {who} или уберите одно из двух',
    },
  },
  KEY_FORM: {
    en: {
      text: '"{key}" cannot be the key of a chat',
      help: 'use letters, digits, "-", "_", "." and "/"; the title may have anything',
    },
    ru: {
      text: '«{key}» не может быть ключом чата',
      help: 'используйте буквы, цифры, «-», «_», «.» и «/»; в title можно что угодно',
    },
  },
  KEY_LONG: {
    en: { text: 'the key has {length} characters; the limit is {limit}', help: 'shorten it; the title may be longer' },
    ru: { text: 'в ключе знаков: {length}; предел — {limit}', help: 'сократите его; title может быть длиннее' },
  },
  KEY_NOT_ASCII: {
    en: {
      text: 'with "identity: marker" keys are written in Latin letters',
      help: 'the portal compares markers, and only ASCII survives that unchanged; the title may have anything',
    },
    ru: {
      text: 'с «identity: marker» ключи пишут латиницей',
      help: 'портал сравнивает маркеры, и без потерь это проходит только ASCII; в title можно что угодно',
    },
  },
  KEY_CASE: {
    en: {
      text: 'with "identity: marker" two keys must differ by more than case',
      help: 'the portal takes them for one chat; rename "{key}"',
    },
    ru: {
      text: 'с «identity: marker» ключи должны различаться не только регистром',
      help: 'портал примет их за один чат; переименуйте «{key}»',
    },
  },
  TITLE_MISSING: {
    en: { text: 'the chat "{key}" has no title', help: 'add a line below: title: …' },
    ru: { text: 'у чата «{key}» нет названия', help: 'добавьте ниже строку: title: …' },
  },
  TITLE_BLANK: {
    en: { text: 'the title is blank', help: 'give it 1 to 255 characters; the portal would make up a name' },
    ru: { text: 'название пустое', help: 'дайте от 1 до 255 знаков, иначе портал придумает имя сам' },
  },
  TITLE_ZERO: {
    en: { text: 'the portal takes the title "0" for none and makes up another', help: 'give it another title' },
    ru: { text: 'портал считает название «0» пустым и придумает своё', help: 'дайте другое название' },
  },
  TITLE_LONG: {
    en: {
      text: 'the title has {length} characters; the portal keeps {limit}',
      help: 'shorten it, or move the rest to "description"',
    },
    ru: {
      text: 'в названии знаков: {length}; портал сохраняет {limit}',
      help: 'сократите его или перенесите часть в «description»',
    },
  },
  DESCRIPTION_LONG: {
    en: {
      text: 'the description has {bytes} bytes; the portal keeps {limit}',
      help: 'shorten it; a Russian letter takes two bytes, an emoji four',
    },
    ru: {
      text: 'в описании байт: {bytes}; портал сохраняет {limit}',
      help: 'сократите его; русская буква занимает два байта, эмодзи — четыре',
    },
  },
  TEXT_CHARACTER: {
    en: {
      text: '"{field}" holds the character U+{code}, which the portal does not keep',
      help: 'remove the escape that writes it; an emoji is written as it is, or as both of its halves',
    },
    ru: {
      text: 'в «{field}» стоит символ U+{code}, который портал не сохраняет',
      help: 'уберите escape-последовательность, которая его пишет; эмодзи пишут как есть или обеими половинами',
    },
  },
  PREVIOUS_KEY_EXISTS: {
    en: {
      text: '"{key}" is still the key of a chat',
      help: 'a former key names a chat that is now called otherwise; remove one of the two',
    },
    ru: {
      text: '«{key}» — ключ существующего чата',
      help: 'прежний ключ принадлежит чату, который теперь зовётся иначе; уберите одно из двух',
    },
  },
  PREVIOUS_KEY_CLAIMED: {
    en: { text: 'two chats claim the former key "{key}"', help: 'leave it with the chat that has the history' },
    ru: {
      text: 'на прежний ключ «{key}» претендуют два чата',
      help: 'оставьте его тому чату, которому он принадлежал',
    },
  },
  ENTITY_TWICE: {
    en: { text: 'two chats have the entity "{key}"', help: 'give one of them another id' },
    ru: { text: 'у двух чатов одна сущность «{key}»', help: 'дайте одному из них другой id' },
  },
  ENTITY_RESERVED: {
    en: {
      text: 'the entity type "{type}" belongs to the portal itself',
      help: 'choose a name of your own, for example ACME_TEAM',
    },
    ru: { text: 'тип сущности «{type}» занят самим порталом', help: 'выберите своё имя, например ACME_TEAM' },
  },
  ENTITY_OURS: {
    en: {
      text: 'the entity type "{type}" is the mark of provision itself',
      help: 'choose another, or leave "entity" out and write "identity: marker" at the top',
    },
    ru: {
      text: 'тип сущности «{type}» — маркер самого provision',
      help: 'выберите другой или уберите «entity» и напишите наверху «identity: marker»',
    },
  },
  ENTITY_ID_ZERO: {
    en: { text: 'the portal takes the entity id "0" for none', help: 'choose another id' },
    ru: { text: 'портал считает id сущности «0» пустым', help: 'выберите другой id' },
  },
  ENTITY_TYPE_FORM: {
    en: {
      text: '"{value}" cannot be an entity type',
      help: 'use capital Latin letters, digits and "_", a letter first: ACME_TEAM',
    },
    ru: {
      text: '«{value}» не может быть типом сущности',
      help: 'используйте заглавные латинские буквы, цифры и «_», сначала буква: ACME_TEAM',
    },
  },
  ENTITY_ID_FORM: {
    en: { text: '"{value}" cannot be an entity id', help: 'use Latin letters, digits and punctuation, without spaces' },
    ru: {
      text: '«{value}» не может быть id сущности',
      help: 'используйте латинские буквы, цифры и знаки препинания, без пробелов',
    },
  },
  MANAGERS_NOT_ALLOWED: {
    en: {
      text: '"managers" needs a method that Bitrix24 does not document',
      help: 'allow it with "undocumented: true" under "portal", or remove the line',
    },
    ru: {
      text: 'для «managers» нужен метод, не описанный в документации Битрикс24',
      help: 'разрешите его: «undocumented: true» под «portal» — или уберите строку',
    },
  },
  DELETE_NOT_ALLOWED: {
    en: {
      text: '"onRemove: delete" needs a method that Bitrix24 does not document',
      help: 'allow it with "undocumented: true" under "portal", or write "onRemove: archive"',
    },
    ru: {
      text: 'для «onRemove: delete» нужен метод, не описанный в документации Битрикс24',
      help: 'разрешите его: «undocumented: true» под «portal» — или напишите «onRemove: archive»',
    },
  },
  DELETE_WITH_MARKER: {
    en: { text: 'with "identity: marker" the portal lets nobody delete a chat', help: 'write "onRemove: archive"' },
    ru: { text: 'с «identity: marker» портал никому не даёт удалить чат', help: 'напишите «onRemove: archive»' },
  },
  DELETE_WITH_ENTITY: {
    en: { text: 'the portal lets nobody delete a chat with an entity', help: 'write "onRemove: archive"' },
    ru: { text: 'портал никому не даёт удалить чат с сущностью', help: 'напишите «onRemove: archive»' },
  },
  AVATAR_HOST: {
    en: {
      text: 'the host of a picture is written out, not filled in',
      help: 'write https://host/ as it is, and let values stand only behind it; or save the picture beside this file',
    },
    ru: {
      text: 'хост, с которого берётся картинка, пишут целиком, без подстановки',
      help: 'напишите https://хост/ как есть, а значения подставляйте после него; или сохраните картинку рядом с файлом',
    },
  },
  AVATAR_SCHEME: {
    en: {
      text: 'an avatar is a file or an https:// address, not {scheme}:',
      help: 'save the picture beside this file and write its path: ./avatars/team.png',
    },
    ru: {
      text: 'аватар — это файл или адрес https://, а не {scheme}:',
      help: 'сохраните картинку рядом с этим файлом и укажите путь: ./avatars/team.png',
    },
  },
} as const satisfies Record<string, CodeRow>;
