// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { isObject, type Json, type JsonObject } from '../base/json.ts';
import type { Language } from '../model/message.ts';
import { colorCodes } from '../resources/chat/colors.ts';
import { isReserved } from '../resources/chat/identity.ts';
import { isWritableEntity, type Marker, markerType } from '../resources/chat/marker.ts';
import { emailExpression } from './check/schemas.ts';
import { keyFrom } from './key-from.ts';
import { chatText } from './write/chat-text.ts';
import { indented } from './write/lines.ts';
import { schemaLine } from './write/new-file.ts';

/** The commented file that `provision init` writes; it is a right config as it stands. */
export function starterText(language: Language, schema: string, portal: 'sandbox' | 'webhook' = 'sandbox'): string {
  const { text, trial, real } = language === 'ru' ? russian : english;
  return `${schemaLine(schema)}\n${portal === 'sandbox' ? text : text.replace(trial, real)}`;
}

/**
 * Turns the structure of fields of `im.chat.add` (TYPE, TITLE, DESCRIPTION, COLOR, MESSAGE, USERS, AVATAR, OWNER_ID) into a file.
 *
 * Shape: `leftOut` names what has no place in a file, such as a picture in base64.
 */
export function fieldsToYaml(
  fields: JsonObject,
  schema: string,
): { readonly text: string; readonly leftOut: readonly string[] } {
  const given = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]));
  const chat = { title: 'New chat', ...written(given) };
  const leftOut = Object.keys(given).filter((name) => isGiven(given[name]) && !isTaken(name, given[name], given));
  const text = [
    schemaLine(schema),
    'version: 1',
    'project: chats',
    'portal: sandbox',
    '# portal:',
    '#   url: ${env:B24_URL}',
    '',
    'chats:',
    indented(chatText({ key: keyFrom(chat.title), fields: chat }), 2),
  ].join('\n');
  return { text, leftOut };
}

type Given = Readonly<Record<string, Json | undefined>>;

function written(given: Given) {
  const users = people(given.USERS);
  const [owner] = people(given.OWNER_ID);
  return defined({
    title: text(given.TITLE),
    type: text(given.TYPE)?.toUpperCase() === 'OPEN' ? 'OPEN' : given.TYPE === undefined ? undefined : 'CHAT',
    description: text(given.DESCRIPTION),
    color: colorOf(given.COLOR),
    message: text(given.MESSAGE),
    users: users.length > 0 ? users : undefined,
    owner,
    avatar: isReference(given.AVATAR) ? text(given.AVATAR) : undefined,
    entity: entityOf(given),
  }) as { title?: string };
}

const takenNames = new Set(['TITLE', 'TYPE', 'DESCRIPTION', 'MESSAGE', 'USERS', 'OWNER_ID']);

function isTaken(name: string, value: Json | undefined, given: Given): boolean {
  if (name === 'AVATAR') return isReference(value);
  if (name === 'COLOR') return colorOf(value) !== undefined;
  if (name === 'ENTITY_TYPE' || name === 'ENTITY_ID') return entityOf(given) !== undefined;
  return takenNames.has(name);
}

function colorOf(value: Json | undefined): string | undefined {
  const code = text(value)?.toUpperCase();
  return code !== undefined && colorCodes.includes(code) ? code : undefined;
}

/** What the portal keeps for its own tools, and our own markers, are not for a file to say. */
function entityOf(given: Given): Marker | undefined {
  const [type, id] = [text(given.ENTITY_TYPE), text(given.ENTITY_ID)];
  if (type === undefined || id === undefined || type === markerType || isReserved(type)) return undefined;
  return isWritableEntity({ type, id }) ? { type, id } : undefined;
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** A path or an address; a picture in base64 is longer and knows no dots. */
function isReference(value: Json | undefined): boolean {
  return typeof value === 'string' && value.length < 1000 && /^https:\/\/|\.[A-Za-z]{3,4}$/.test(value);
}

function text(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Ids as callers give them: a list, an object with numbers for names, JSON in a text, or digits with commas between. */
function people(value: Json | undefined): readonly (number | string)[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return value.split(/[^\p{L}\p{N}@._+-]+/u).flatMap(person);
  if (Array.isArray(value)) return value.flatMap((item: Json) => people(item));
  return isObject(value) ? Object.values(value).flatMap((item) => people(item)) : [];
}

function person(value: string): readonly (number | string)[] {
  if (/^[1-9]\d*$/.test(value)) return [Number(value)];
  return emailExpression.test(value) ? [value] : [];
}

function defined(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

const portalOf = {
  english: {
    trial: `portal: sandbox                # a trial portal on this machine; a real one:
# portal:
#   url: \${env:B24_URL}        # an incoming webhook, or the portal's address together with a token
#   token: \${env:B24_TOKEN}
#   undocumented: true         # allows managers, changing type and description, onRemove: delete
`,
    real: `portal:                        # or "portal: sandbox", a trial portal on this machine
  url: \${env:B24_URL}          # an incoming webhook, or the portal's address together with a token
# token: \${env:B24_TOKEN}
# undocumented: true           # allows managers, changing type and description, onRemove: delete
`,
  },
  russian: {
    trial: `portal: sandbox                # песочница на этой машине; настоящий:
# portal:
#   url: \${env:B24_URL}        # входящий вебхук или адрес портала вместе с токеном
#   token: \${env:B24_TOKEN}
#   undocumented: true         # разрешает managers, смену type и description, onRemove: delete
`,
    real: `portal:                        # или «portal: sandbox», песочница на этой машине
  url: \${env:B24_URL}          # входящий вебхук или адрес портала вместе с токеном
# token: \${env:B24_TOKEN}
# undocumented: true           # разрешает managers, смену type и description, onRemove: delete
`,
  },
} as const;

const english = {
  ...portalOf.english,
  text: `# The chats of one project on a Bitrix24 portal. See what would change:  provision plan
# Make it so:  provision apply

version: 1
project: onboarding            # names these chats in the lockfile; keep it

# How a chat is found again:
#   lockfile  by its id in chats.lock.json: commit that file. Plain chats, as if made by hand.
#   marker    by a mark on the chat, for pipelines that cannot bring the lockfile back. The portal then lets nobody edit
#             or delete such a chat as a whole, shows no greeting in it, and the mark can never be taken off.
identity: lockfile

${portalOf.english.trial}
defaults:                      # hold for every chat below that does not say otherwise
  type: OPEN                   # OPEN: everybody may find and join; CHAT: members only
  users: [1]

chats:
  welcome:                     # the key: stays for the life of the chat; rename it through previousKeys
    title: Welcome
    description: Where new people start
    color: GREEN
    message: Hello! Ask anything here.
    # users: [10, anna@corp.example, { department: Sales, recursive: true }]
    # membership: exact        # remove who is not listed, after consent
    # owner: 1                 # handed over last; only the new owner can give it back
    # avatar: ./avatars/welcome.png

  # sales:
  #   type: CHAT
  #   title: Sales
  #   protect: true            # never removed, never loses members
  #   onRemove: archive        # when it leaves this file and --prune is given
`,
};

const russian = {
  ...portalOf.russian,
  text: `# Чаты одного проекта на портале Битрикс24. Посмотреть, что изменится:  provision plan
# Применить:  provision apply

version: 1
project: onboarding            # имя набора чатов в лок-файле; не меняйте его

# Как чат находится снова:
#   lockfile  по номеру из chats.lock.json: храните этот файл в репозитории. Обычные чаты, как созданные руками.
#   marker    по маркеру на чате, если конвейер не может вернуть лок-файл. Такой чат портал никому не даст
#             изменить или удалить целиком, не покажет в нём приветствия, и маркер уже не снять.
identity: lockfile

${portalOf.russian.trial}
defaults:                      # действуют для всех чатов ниже, если в чате не сказано иное
  type: OPEN                   # OPEN: может найти и войти каждый; CHAT: только участники
  users: [1]

chats:
  welcome:                     # ключ: не меняется всю жизнь чата; переименование — через previousKeys
    title: Добро пожаловать
    description: Здесь начинают новые сотрудники
    color: GREEN
    message: Здравствуйте! Спрашивайте здесь обо всём.
    # users: [10, anna@corp.example, { department: Продажи, recursive: true }]
    # membership: exact        # убирать тех, кого нет в списке (с подтверждением)
    # owner: 1                 # передаётся последним; вернуть сможет только новый владелец
    # avatar: ./avatars/welcome.png

  # sales:
  #   type: CHAT
  #   title: Продажи
  #   protect: true            # никогда не удалять и не терять участников
  #   onRemove: archive        # что делать, когда чат уйдёт из файла и указан --prune
`,
};
