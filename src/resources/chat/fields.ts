import { kilobytes } from '../../base/kilobytes.ts';
import type { PersonRef } from '../../model/config.ts';
import { message } from '../../model/message.ts';
import { row } from '../field.ts';
import { type Avatar, avatarOf, lockedHash, pictureHole, seenMark } from './avatar.ts';
import { colorCodes } from './colors.ts';
import { markerType } from './marker.ts';
import { addMembers, idSet, peopleACall, removeMembers, sameIds, without } from './members.ts';
import { asMember, asOwner, cannot } from './rights.ts';
import { portalTrim, storedText, titleLimit } from './text.ts';

const chatId = { hole: 'chat-id' } as const;

const idSchema = { type: 'integer', minimum: 1, description: 'A user id of the portal.' } as const;

const emailSchema = {
  type: 'string',
  format: 'email',
  description: 'The e-mail address of a user. The webhook needs the scope `user`.',
} as const;

const departmentSchema = {
  description: 'A department: its id, its name, or the end of its path (`Sales/EMEA`) where several have that name.',
  oneOf: [
    { type: 'integer', minimum: 1 },
    { type: 'string', minLength: 1 },
  ],
} as const;

const headSchema = { ...departmentSchema, description: `Who heads it. ${departmentSchema.description}` } as const;

const recursiveSchema = {
  type: 'boolean',
  default: false,
  description: 'Take the departments below it as well.',
} as const;

const ownerSchema = {
  oneOf: [
    idSchema,
    emailSchema,
    {
      type: 'object',
      description: 'Who heads a department.',
      properties: { head: headSchema },
      required: ['head'],
      additionalProperties: false,
    },
  ],
} as const;

/** Which of the words stand together is a rule of the config, as a schema could only say that nothing fits. */
const peopleSchema = {
  type: 'array',
  items: {
    oneOf: [
      idSchema,
      emailSchema,
      {
        type: 'object',
        description: 'People of the company: of a department, its head, or everyone.',
        properties: {
          department: departmentSchema,
          recursive: recursiveSchema,
          head: headSchema,
          everyone: { type: 'boolean', description: 'All employees of the portal; guests and bots are none.' },
          except: {
            type: 'array',
            description: 'People of the group who are left out.',
            items: {
              oneOf: [
                idSchema,
                emailSchema,
                {
                  type: 'object',
                  properties: { department: departmentSchema, recursive: recursiveSchema, head: headSchema },
                  additionalProperties: false,
                },
              ],
            },
          },
        },
        additionalProperties: false,
      },
    ],
  },
} as const;

const same = <T>(a: T, b: T): boolean => a === b;
const asIs = (value: string) => value;
const text = (value: string) => ({ text: JSON.stringify(value) });

/** THE TABLE: one row knows all about one field of a chat. A new field is a new row here, and nothing else outside the sandbox. */
export const chatFields = {
  title: row<string, string>({
    about: 'The name of the chat, 1 to 255 characters after trimming.',
    afterCreation: 'updated in place',
    schema: { type: 'string', minLength: 1, maxLength: titleLimit, pattern: '\\S', examples: ['Sales team'] },
    compared: {
      want: portalTrim,
      have: (found) => found.title,
      same,
      show: text,
      raw: asIs,
      onCreate: (want) => ({ TITLE: want }),
      onUpdate: (want, _have, situation) =>
        asMember(situation, [
          { stage: 'update', field: 'title', method: 'im.chat.updateTitle', params: { CHAT_ID: chatId, TITLE: want } },
        ]),
      write: (found) => found.title,
    },
  }),

  type: row<string, string>({
    about: 'Who can find and join the chat.',
    afterCreation:
      'a note; with `portal.undocumented: true`, and for a chat without marker or entity, changed through `im.v2.Chat.update`',
    schema: {
      enum: ['OPEN', 'CHAT'],
      default: 'CHAT',
      markdownEnumDescriptions: [
        'everybody on the portal can find the chat and join it',
        'only members see the chat; others have to be added',
      ],
    },
    compared: {
      want: (written) => written,
      have: (found) => found.type,
      same,
      show: (value) => ({ text: value }),
      raw: asIs,
      onCreate: (want) => ({ TYPE: want }),
      onUpdate: (want, _have, situation) => {
        if (!situation.undocumented) return [cannot('TYPE_FIXED')];
        if (situation.found.entity) return [cannot('TYPE_FIXED_BY_MARKER')];
        return asOwner(situation, [
          {
            stage: 'update',
            field: 'type',
            method: 'im.v2.Chat.update',
            params: { chatId, fields: { searchable: want === 'OPEN' ? 'Y' : 'N' } },
          },
        ]);
      },
      write: (found) => (found.type === 'OPEN' || found.type === 'CHAT' ? found.type : undefined),
    },
  }),

  description: row<string, string>({
    about: 'The text under the title; the portal also posts it into a new chat as the first message of its owner.',
    afterCreation:
      'a note, as no documented method can change it; with `portal.undocumented: true`, set through `im.v2.Chat.setDescription`',
    schema: { type: 'string' },
    compared: {
      want: storedText,
      have: (found) => found.description,
      listed: 'never',
      same,
      show: text,
      raw: asIs,
      onCreate: (want) => (want === '' ? {} : { DESCRIPTION: want }),
      onUpdate: (want, _have, situation) => {
        if (!situation.undocumented) return [cannot('DESCRIPTION_FIXED')];
        return asMember(situation, [
          {
            stage: 'update',
            field: 'description',
            method: 'im.v2.Chat.setDescription',
            params: { chatId, description: want },
          },
        ]);
      },
      write: (found) => (found.description === '' ? undefined : found.description),
    },
  }),

  color: row<string, string>({
    about: 'The colour of the chat where it has no avatar.',
    afterCreation: 'updated in place',
    schema: { enum: [...colorCodes] },
    compared: {
      want: (written) => written,
      have: (found) => found.color,
      same,
      show: (value) => ({ text: value }),
      raw: asIs,
      onCreate: (want) => ({ COLOR: want }),
      onUpdate: (want, _have, situation) =>
        asMember(situation, [
          { stage: 'update', field: 'color', method: 'im.chat.updateColor', params: { CHAT_ID: chatId, COLOR: want } },
        ]),
      write: (found) => (colorCodes.includes(found.color) ? found.color : undefined),
    },
  }),

  message: row<string, string>({
    about:
      'The first message, posted into the new chat by the owner of the webhook or token. Written once, never compared.',
    afterCreation: 'nothing',
    schema: { type: 'string', minLength: 1, maxLength: 20000 },
    compared: {
      want: (written) => written,
      have: () => undefined,
      same,
      show: text,
      raw: asIs,
      onCreate: (want) => (storedText(want) === '' ? {} : { MESSAGE: want }),
      onUpdate: () => [],
    },
  }),

  users: row<readonly PersonRef[], readonly number[]>({
    about:
      'The members: user ids, e-mail addresses, departments, their heads, or everyone. The caller and the owner are members in any case.',
    afterCreation: 'missing people are added; others are removed only with `membership: exact`',
    schema: {
      ...peopleSchema,
      examples: [[1, 'anna@corp.example', { department: 'Sales', recursive: true, except: [7] }, { head: 'Sales' }]],
    },
    compared: {
      people: (written) => written,
      want: (written, resolve) => idSet(resolve.people(written)),
      have: (found) => (found.members === undefined ? undefined : idSet(found.members)),
      same: sameIds,
      show: (value, resolve) => ({ items: value.map(resolve.name) }),
      raw: (value, resolve) => value.map(resolve.ref),
      onCreate: (want) => (want.length === 0 ? {} : { USERS: want.slice(0, peopleACall) }),
      afterCreate: (want) => addMembers(want.slice(peopleACall)),
      onUpdate: (want, have, situation) => [
        ...some(without(want, have), (missing) => asMember(situation, addMembers(missing))),
        ...some(without(have, want), (surplus) => asOwner(situation, removeMembers(surplus))),
      ],
      write: (found, resolve) => found.members && resolve.refs(found.members),
    },
  }),

  membership: row<string, string>({
    about: 'What is done with members who are not listed in `users`.',
    afterCreation: 'says how `users` is compared',
    schema: {
      enum: ['ensure', 'exact'],
      default: 'ensure',
      markdownEnumDescriptions: ['they stay', 'they are removed, after consent'],
    },
  }),

  owner: row<PersonRef, number>({
    about:
      'Makes this person the owner of the chat, and a member first. One-way: only the new owner can give the chat back. Without it the chat stays with the owner of the webhook or token.',
    afterCreation: 'handed over last, after consent',
    schema: ownerSchema,
    compared: {
      people: (written) => [written],
      want: (written, resolve) => resolve.people([written])[0] ?? 0,
      have: (found) => found.owner,
      same,
      show: (value, resolve) => ({ text: resolve.name(value) }),
      raw: (value, resolve) => resolve.ref(value),
      afterCreate: (want, caller) => (want === caller ? [] : [handOver(want)]),
      onUpdate: (want, _have, situation) => asOwner(situation, [handOver(want)]),
      write: (found, resolve) => resolve.ref(found.owner),
    },
  }),

  managers: row<readonly PersonRef[], readonly number[]>({
    about: 'Members with a manager’s rights, besides the owner. Needs `portal.undocumented: true`.',
    afterCreation: 'set and unset through `im.chat.setManager`',
    schema: peopleSchema,
    compared: {
      people: (written) => written,
      want: (written, resolve) => idSet(resolve.people(written)),
      have: (found) => idSet(without(found.managers, [found.owner])),
      listed: 'never',
      same: sameIds,
      show: (value, resolve) => ({ items: value.map(resolve.name) }),
      raw: (value, resolve) => value.map(resolve.ref),
      afterCreate: (want, _caller, undocumented) => manage(undocumented, without(want, []), []),
      onUpdate: (want, have, situation) =>
        asOwner(situation, []).length > 0
          ? asOwner(situation, [])
          : manage(situation.undocumented, without(want, have), without(have, want)),
    },
  }),

  avatar: row<string, Avatar>({
    about:
      'The picture of the chat: a path relative to this file, or an `https:` address. PNG, JPEG, GIF, WebP or BMP, at most 5000×5000 pixels. It can be replaced but not removed.',
    afterCreation: 'replaced when the file’s SHA-256 differs from the one in the lockfile',
    schema: { type: 'string', minLength: 1, examples: ['./avatars/picture.png'] },
    compared: {
      want: (written, resolve) => {
        const picture = resolve.picture(written);
        return { sha256: picture.sha256, picture };
      },
      have: avatarOf,
      listed: (found, row) => row.avatarSeen !== undefined && row.avatarSeen === seenMark(found.avatarUrl),
      same: (want, have) => want.sha256 === have.sha256,
      show: showAvatar,
      raw: ({ sha256 }) => (/^[0-9a-f]{64}$/.test(sha256) ? `sha256-${sha256}` : null),
      onCreate: ({ picture }) => (picture ? { AVATAR: pictureHole(picture) } : {}),
      onUpdate: ({ picture }, _have, situation) =>
        picture === undefined
          ? []
          : asMember(situation, [
              {
                stage: 'update',
                field: 'avatar',
                method: 'im.chat.updateAvatar',
                params: { CHAT_ID: chatId, AVATAR: pictureHole(picture) },
                remember: { avatar: lockedHash(picture) },
              },
            ]),
      remember: ({ picture }, found) =>
        picture && found.avatarUrl !== '' ? { avatar: lockedHash(picture), avatarSeen: seenMark(found.avatarUrl) } : {},
    },
  }),

  entity: row<{ type: string; id: string }, { type: string; id: string }>({
    about:
      'Your own ENTITY_TYPE and ENTITY_ID in place of the marker. The portal then refuses whole-chat edit and delete to everyone, for ever.',
    afterCreation: 'cannot change: a note',
    schema: {
      type: 'object',
      properties: {
        type: { type: 'string', minLength: 1, maxLength: 50, pattern: '^[A-Z][A-Z0-9_]*$', examples: ['ACME_TEAM'] },
        id: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$', examples: ['team/a'] },
      },
      required: ['type', 'id'],
      additionalProperties: false,
    },
    compared: {
      want: ({ type, id }) => ({ type, id }),
      have: (found) => found.entity ?? { type: '', id: '' },
      same: (a, b) => a.type === b.type && a.id === b.id,
      show: ({ type, id }) => ({ text: type === '' ? message('VALUE_NONE') : `${type} ${JSON.stringify(id)}` }),
      raw: ({ type, id }) => (type === '' ? null : { type, id }),
      onCreate: ({ type, id }) => ({ ENTITY_TYPE: type, ENTITY_ID: id }),
      onUpdate: () => [cannot('ENTITY_FIXED')],
      write: (found) => (found.entity?.type === markerType ? undefined : found.entity),
    },
  }),

  previousKeys: row<readonly string[], readonly string[]>({
    about: 'Keys under which this chat was known before; its id moves along, nothing else changes.',
    afterCreation: 'moves the lockfile row',
    schema: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true },
  }),

  protect: row<boolean, boolean>({
    about: 'Keeps the chat from being removed and from losing members, even after it has left the file.',
    afterCreation: 'takes effect at once',
    schema: { type: 'boolean', default: false },
  }),

  onRemove: row<string, string>({
    about: 'What happens when the chat leaves the file and `--prune` is given.',
    afterCreation: 'takes effect at once; remembered in the lockfile',
    schema: {
      enum: ['forget', 'archive', 'delete'],
      default: 'forget',
      markdownEnumDescriptions: [
        'it stays on the portal as it is',
        'it is renamed and emptied',
        'it is deleted with its messages; needs `portal.undocumented: true` and a chat without marker, as Bitrix24 documents no delete',
      ],
    },
  }),
} as const;

export type ChatField = keyof typeof chatFields;

function handOver(owner: number) {
  return {
    stage: 'hand-over',
    field: 'owner',
    method: 'im.chat.setOwner',
    params: { CHAT_ID: chatId, USER_ID: owner },
  } as const;
}

function manage(undocumented: boolean, set: readonly number[], unset: readonly number[]) {
  if (!undocumented) return [cannot('MANAGERS_UNDOCUMENTED')];
  const call = (user: number, flag: 'Y' | 'N') =>
    ({
      stage: 'managers',
      field: 'managers',
      method: 'im.chat.setManager',
      params: { CHAT_ID: chatId, USER_ID: user, IS_MANAGER: flag },
    }) as const;
  return [...set.map((user) => call(user, 'Y')), ...unset.map((user) => call(user, 'N'))];
}

function showAvatar({ sha256, picture }: Avatar) {
  if (picture) return { text: message('PICTURE_FILE', { name: picture.name, size: kilobytes(picture.sizeBytes) }) };
  if (sha256 === '') return { text: message('VALUE_NONE') };
  if (sha256 === 'unknown') return { text: message('PICTURE_UNKNOWN') };
  return { text: message(sha256 === 'replaced' ? 'PICTURE_REPLACED' : 'PICTURE_OTHER') };
}

function some<T>(ids: readonly number[], then: (ids: readonly number[]) => readonly T[]): readonly T[] {
  return ids.length === 0 ? [] : then(ids);
}
