// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { JsonObject } from '../../base/json.ts';
import { chatFields } from '../../resources/chat/fields.ts';

/** Fields that belong to one chat and make no sense as a default for many. */
export const ownFields: readonly string[] = ['title', 'entity', 'previousKeys'];

export const fieldNames: readonly string[] = Object.keys(chatFields);

/** What a key is made of, checked here and again where keys are compared. */
export const keyPattern = '^[\\p{L}\\p{M}\\p{Nd}._/-]+$';

const project: JsonObject = {
  type: 'string',
  description:
    'Names these chats in the lockfile and in markers: letters, digits, `-`, `_`, `.`, at most 50 characters.',
  minLength: 1,
  maxLength: 50,
  pattern: '^[\\p{L}\\p{M}\\p{Nd}._-]+$',
  examples: ['onboarding'],
};

const identity: JsonObject = {
  enum: ['lockfile', 'marker'],
  default: 'lockfile',
  description: 'By what a chat is found again in the next run.',
  markdownEnumDescriptions: [
    'by the id kept in the lockfile; the chats are plain ones',
    'by a marker on the chat, for pipelines that do not bring the lockfile back; the portal then lets nobody edit or delete the chat as a whole, and the marker can never be taken off',
  ],
};

const url: JsonObject = {
  type: 'string',
  minLength: 1,
  description:
    'An incoming webhook (`https://…/rest/1/…/`), or the portal’s address together with a token; `sandbox` for the embedded portal. A secret: use `${env:B24_URL}`; names begin with B24_ or BITRIX24_.',
  examples: ['${env:B24_URL}'],
};

const portalObject: JsonObject = {
  type: 'object',
  properties: {
    url,
    token: {
      type: 'string',
      minLength: 1,
      description:
        'An access token. With it, `url` is the bare address of the portal. A secret: use `${env:B24_TOKEN}`.',
      examples: ['${env:B24_TOKEN}'],
    },
    tariff: {
      enum: ['standard', 'enterprise', 'self-hosted'],
      default: 'standard',
      description: 'Which request limits apply.',
    },
    undocumented: {
      type: 'boolean',
      default: false,
      description:
        'Allow methods that Bitrix24 does not document: for `managers`, for changing `type` and `description` of existing chats, and for `onRemove: delete`.',
    },
  },
  additionalProperties: false,
};

const portal: JsonObject = {
  description: 'Where the chats live: `sandbox` for the embedded portal, or a map with `url`.',
  oneOf: [
    { const: 'sandbox', description: 'The embedded portal, kept in `.provision/` beside the lockfile.' },
    portalObject,
  ],
};

const include: JsonObject = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  description:
    'Further files: paths, folders and globs, relative to this file. `defaults` of this file hold for them too.',
  examples: [['chats.d/*.yaml']],
};

const version: JsonObject = { const: 1, description: 'The version of this format.' };

const state: JsonObject = {
  type: 'string',
  minLength: 1,
  description:
    'Where the state lies: `files` for a lockfile beside the config, or the address of a store that several runners share: `https://…` (Terraform’s protocol: GitLab, Gitea), `postgres://…`, `s3://bucket/prefix`. Without passwords: those come from the environment.',
  examples: ['https://gitlab.example/api/v4/projects/42/terraform/state'],
};

/** Top-level fields that are said once in all files together. */
export const headerFields = { version, project, identity, portal, state } as const;

/** What is checked: the header of a file without its chats, and the fields of one chat. The build turns both into code. */
export const validatorSchemas: { readonly header: JsonObject; readonly chat: JsonObject } = {
  header: {
    type: 'object',
    properties: { ...headerFields, vars: {}, defaults: {}, include, chats: {} },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  },
  chat: {
    type: 'object',
    properties: {
      ...Object.fromEntries(Object.entries(chatFields).map(([name, { schema }]) => [name, schema])),
      'users+': chatFields.users.schema,
    },
    additionalProperties: false,
  },
};

/**
 * What passes for an e-mail address, in any script.
 *
 * Source: the portal decides by looking the address up; this only tells addresses from names.
 */
export const emailExpression = /^[^\s@,;<>"]+@[^\s@,;<>".]+(?:\.[^\s@,;<>".]+)+$/u;
