// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript
import { isObject, type Json, type JsonObject } from '../base/json.ts';
import { chatFields } from '../resources/chat/fields.ts';
import { companions } from './check/rules.ts';
import { headerFields, keyPattern, ownFields, validatorSchemas } from './check/schemas.ts';
import { type Say, withHovers } from './hovers.ts';

/** Editors see `${var:…}` before it is filled in: it may stand wherever a number, a flag or one of several words is wanted. */
const variable: JsonObject = {
  title: 'variable',
  type: 'string',
  pattern: '\\$\\{(var:|each\\.)',
  description: 'Filled in from `--var`, PROVISION_VAR_NAME, `vars:`, or the row of `each:`.',
};

const each: JsonObject = {
  title: 'each',
  description:
    'Makes a chat of this kind for every row: a list, a map, or the path of a *.csv, *.yaml or *.json file. Key and fields use `${each.NAME}`; a column `members[]` is a list, split at `;`.',
  anyOf: [{ type: 'string', minLength: 1 }, { type: 'array' }, { type: 'object' }],
  examples: ['./teams.csv', [{ id: 'sales', title: 'Sales' }]],
};

const chatSnippet: JsonObject = {
  label: 'a chat',
  description: 'One more chat, below a key of its own.',
  body: { '${1:key}': { title: '${2:Title}', type: '${3|CHAT,OPEN|}', users: ['${4:1}'] } },
};

const templateSnippet: JsonObject = {
  label: 'a chat a row',
  description: 'Chats of one shape, written once: one for every row of a table.',
  body: {
    '${1:team}-\\${each.${2:id}\\}': { each: './${3:teams.csv}', title: '\\${each.${4:title}\\}', users: ['${5:1}'] },
  },
};

const portalSnippet: JsonObject = {
  label: 'a real portal',
  description: 'A portal behind an incoming webhook, which stands in the environment.',
  body: { url: '\\${env:${1:B24_URL}\\}' },
};

/** Who may stand in a list of people besides single ones. */
const peopleSnippets: readonly JsonObject[] = [
  {
    label: 'a department',
    description: 'Everybody who works in a department and in those below it.',
    body: { department: '${1:Sales}', recursive: true },
  },
  { label: 'the head of a department', description: 'Who heads a department.', body: { head: '${1:Sales}' } },
  {
    label: 'everyone',
    description: 'All employees of the portal but some.',
    body: { everyone: true, except: ['${1:1}'] },
  },
];

const configSnippet: JsonObject = {
  label: 'a config',
  description: 'A whole config, with the embedded portal and one chat.',
  body: {
    version: 1,
    project: '${1:project}',
    portal: 'sandbox',
    chats: { '${2:key}': { title: '${3:Title}', users: ['${4:1}'] } },
  },
};

const addedUsers = {
  title: 'users+',
  description: 'People who join the `users` of `defaults`, in place of replacing them.',
};

/** The JSON Schema that editors use: completion, hover texts and squiggles for `chats.yaml`. */
export function configSchema(say: Say = (english) => english): JsonObject {
  return withHovers(wordless(), say);
}

function wordless(): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Chats of a Bitrix24 portal',
    description: 'What `provision` reads: the group chats of one project on one portal.',
    type: 'object',
    defaultSnippets: [configSnippet],
    properties: {
      ...Object.fromEntries(Object.entries(headerFields).map(([name, schema]) => [name, forEditors(schema)])),
      vars: {
        description:
          'Values for `${var:NAME}` in this file and in those it includes; `--var NAME=VALUE` and PROVISION_VAR_NAME stand above them. Public: they are shown.',
        type: ['object', 'null'],
        examples: [{ city: 'Minsk' }],
      },
      portal: { ...forEditors(headerFields.portal), defaultSnippets: [portalSnippet] },
      include: (validatorSchemas.header.properties as JsonObject).include ?? {},
      defaults: {
        description:
          'Fields that all chats of this file and of the files it includes have in common; a field of the chat itself replaces the common one as a whole.',
        type: ['object', 'null'],
        properties: fields((name) => !ownFields.includes(name)),
        additionalProperties: false,
      },
      chats: {
        description:
          'The chats, each below its key. The key is stable for the life of the chat; rename it through `previousKeys`.',
        type: ['object', 'null'],
        defaultSnippets: [chatSnippet, templateSnippet],
        propertyNames: { anyOf: [{ pattern: keyPattern, maxLength: 100 }, { pattern: '\\$\\{each\\.' }] },
        additionalProperties: { $ref: '#/definitions/chat' },
      },
    },
    patternProperties: { '^x-': { description: 'Not read: a place for anchors.' } },
    additionalProperties: false,
    definitions: {
      chat: {
        description:
          'One chat, below its key: the name that you give it here, whatever its title. The key stays the same for the life of the chat; rename it through `previousKeys`.',
        type: 'object',
        properties: { each, ...fields(() => true) },
        required: ['title'],
        additionalProperties: false,
      },
    },
  };
}

function fields(wanted: (name: string) => boolean): JsonObject {
  const rows = Object.entries(chatFields).filter(([name]) => wanted(name));
  const all = Object.fromEntries(
    rows.map(([name, { about, afterCreation, schema }]) => [
      name,
      {
        title: name,
        about,
        afterCreation,
        ...untold(forEditors(schema)),
      },
    ]),
  );
  return { ...all, 'users+': { ...untold(forEditors(chatFields.users.schema)), ...addedUsers } };
}

/** Editors tell of the form that a value has in place of its field, whose warning would be lost. */
function untold({ anyOf, ...schema }: JsonObject): JsonObject {
  if (!Array.isArray(anyOf)) return schema;
  const forms = anyOf.map((form: Json) => {
    if (!isObject(form)) return form;
    const { title: _, description: __, ...rest } = form;
    return untold(rest);
  });
  return { ...schema, anyOf: forms };
}

/** Lets a reference stand in for everything that is not free text anyway. */
function forEditors(schema: JsonObject): JsonObject {
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, inside(name, part)]));
  const inner = { ...parts, ...groupForms(schema) };
  if (Array.isArray(schema.oneOf)) {
    const { oneOf, ...rest } = inner;
    return { ...rest, anyOf: [...(oneOf as readonly Json[]), variable] };
  }
  const isText = schema.type === 'string' && schema.pattern === undefined;
  const constrained = !isText && (schema.enum !== undefined || schema.type !== undefined);
  if (!constrained) return inner;
  const { description, default: fallback, examples, ...rest } = inner;
  return withoutUndefined({ description, default: fallback, examples, anyOf: [rest, variable] });
}

/** A group is of one kind, and each kind has words of its own; the config's rules word that better than a schema could. */
function groupForms({ properties, required }: JsonObject): JsonObject {
  if (!isObject(properties) || !('department' in properties) || required !== undefined) return {};
  const kinds = Object.entries(companions).filter(([kind]) => kind in properties);
  return {
    oneOf: kinds.map(([kind, words]) => ({
      properties: { [kind]: {} },
      required: [kind],
      propertyNames: { enum: [...words] },
    })),
  };
}

function inside(name: string, part: Json): Json {
  if (name === 'properties' && isObject(part))
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, isObject(value) ? forEditors(value) : value]),
    );
  if (name === 'items' && isObject(part)) {
    const arePeople = part === chatFields.users.schema.items;
    return { ...forEditors(part), ...(arePeople ? { defaultSnippets: peopleSnippets } : {}) };
  }
  // Alternatives get the variable once, beside them.
  if (name === 'oneOf' && Array.isArray(part))
    return part.map((form: Json) => (isObject(form) && form.type === 'object' ? forEditors(form) : form));
  return part;
}

function withoutUndefined(members: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;
}
