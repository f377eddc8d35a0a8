import type { CodeRow } from './row.ts';

export const planCodes = {
  TYPE_FIXED: {
    en: {
      text: 'no documented method changes the type of a chat',
      help: 'change it on the portal, or allow undocumented methods with "portal.undocumented: true"',
    },
    ru: {
      text: 'тип чата нельзя изменить документированным методом',
      help: 'измените его на портале или разрешите недокументированные методы: «portal.undocumented: true»',
    },
  },
  TYPE_FIXED_BY_MARKER: {
    en: { text: 'the portal never changes the type of a chat that carries a marker or an entity' },
    ru: { text: 'портал не меняет тип чата с маркером или сущностью' },
  },
  DESCRIPTION_FIXED: {
    en: {
      text: 'Bitrix24 cannot change the description of an existing chat by a documented method',
      help: 'change it on the portal, or allow undocumented methods with "portal.undocumented: true"',
    },
    ru: {
      text: 'Битрикс24 не меняет описание существующего чата документированным методом',
      help: 'измените его на портале или разрешите недокументированные методы: «portal.undocumented: true»',
    },
  },
  ENTITY_FIXED: {
    en: { text: 'the portal never changes the entity of a chat' },
    ru: { text: 'портал не меняет сущность чата' },
  },
  MANAGERS_UNDOCUMENTED: {
    en: { text: 'managers need an undocumented method', help: 'allow it with "portal.undocumented: true"' },
    ru: {
      text: 'для руководителей чата нужен недокументированный метод',
      help: 'разрешите его: «portal.undocumented: true»',
    },
  },
  CALLER_NOT_MEMBER: {
    en: {
      text: 'user {caller}, whose webhook or token this is, is not a member of the chat',
      help: 'a member has to add user {caller} first',
    },
    ru: {
      text: 'пользователь {caller}, чей это вебхук или токен, не участник чата',
      help: 'кто-то из участников должен сначала добавить пользователя {caller}',
    },
  },
  CALLER_NOT_OWNER: {
    en: {
      text: 'only the owner (user {owner}) can do this, and this webhook or token belongs to user {caller}',
      help: 'run with a webhook of user {owner}, or let the owner hand the chat over',
    },
    ru: {
      text: 'это может только владелец (пользователь {owner}), а вебхук или токен принадлежит пользователю {caller}',
      help: 'запустите с вебхуком пользователя {owner} или пусть владелец передаст чат',
    },
  },
} as const satisfies Record<string, CodeRow>;
