// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of configs, not of JavaScript

import type { JsonObject } from '../../base/json.ts';
import { type Say, withHovers } from '../hovers.ts';

/** What a portal's name is made of: it becomes a file's name, a glob's match, and part of a matrix. */
export const namePattern = '^[\\p{L}\\p{Nd}][\\p{L}\\p{M}\\p{Nd}._-]{0,49}$';

const scalar: JsonObject = { type: ['string', 'number', 'boolean'] };

const url: JsonObject = {
  type: 'string',
  minLength: 1,
  description:
    'An incoming webhook, or the portal’s address together with a token. A secret: use `${env:B24_NAME}`, or `${file:PATH}` for a file that holds nothing else; `${portal}` is the entry’s name. Read only for portals that are selected.',
  examples: ['${env:B24_BELL}', '${file:/run/secrets/portals/${portal}}'],
};

const token: JsonObject = {
  type: 'string',
  minLength: 1,
  description:
    'An access token; with it, `url` is the bare address. A secret: use `${env:B24_NAME}` or `${file:PATH}`.',
  examples: ['${env:B24_BELL_TOKEN}'],
};

const portal: JsonObject = {
  const: 'sandbox',
  description: 'The embedded portal, in the place of `url`; each entry has one of its own, kept in `.provision/`.',
};

const tariff: JsonObject = {
  enum: ['standard', 'enterprise', 'self-hosted'],
  default: 'standard',
  description: 'Which request limits apply.',
};

const undocumented: JsonObject = {
  type: 'boolean',
  default: false,
  description: 'Allow methods that Bitrix24 does not document, as in a config of one portal.',
};

const labels: JsonObject = {
  type: 'object',
  additionalProperties: scalar,
  description: 'Names and values by which portals are selected: `-l ring=canary,region!=by`.',
  examples: [{ ring: 'canary', region: 'by' }],
};

const vars: JsonObject = {
  type: 'object',
  description:
    'Values for `${var:NAME}` in the packs. Those of an entry stand above those of `defaults`, of the inventory, and of the packs. They are public and shown.',
  examples: [{ company: 'Bell LLC', lead: 'anna@bell.example' }],
};

const chats: JsonObject = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  description:
    'The packs: ordinary chats files and folders without `portal:`, relative to this file. Replaces the list of `defaults`.',
  examples: [['packs/base.yaml', 'packs/retail.yaml']],
};

const overlay: JsonObject = {
  type: 'object',
  additionalProperties: { type: ['object', 'null'] },
  description:
    'Changes the packs for this portal, chat by chat and field by field. `null` in the place of a field or of a chat: not managed on this portal, which also means never removed from it.',
  examples: [{ welcome: { title: 'Bell: welcome' }, 'night-shift': null }],
};

const shared: JsonObject = { url, token, portal, tariff, undocumented, chats, labels, vars };

/** Everything that can be said of one portal. */
export const entrySchema: JsonObject = {
  type: 'object',
  properties: { ...shared, overlay },
  patternProperties: { '^x-': {} },
  additionalProperties: false,
};

export const defaultsSchema: JsonObject = {
  type: 'object',
  properties: shared,
  additionalProperties: false,
};

const version: JsonObject = { const: 1, description: 'The version of this format.' };

const fleet: JsonObject = {
  type: 'string',
  minLength: 1,
  maxLength: 50,
  pattern: '^[\\p{L}\\p{M}\\p{Nd}._-]+$',
  description: 'Names this inventory in reports: letters, digits, `-`, `_`, `.`, at most 50 characters.',
  examples: ['acme-clients'],
};

const state: JsonObject = {
  type: 'string',
  minLength: 1,
  description:
    'Where the state of every portal lies: `files` for one lockfile a portal beside this file, or the address of a store that several runners share: `https://…` (Terraform’s protocol: GitLab, Gitea), `postgres://…`, `s3://bucket/prefix`. Without passwords: those come from the environment.',
  examples: ['https://gitlab.example/api/v4/projects/42/terraform/state'],
};

const include: JsonObject = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  description:
    'Further inventories: paths and globs, relative to this file; JSON is YAML. `defaults` and `vars` of this file hold for them too.',
  examples: [['portals.d/*.yaml']],
};

/** The top of an inventory without its portals, which are checked one by one. */
export const inventoryHeaderSchema: JsonObject = {
  type: 'object',
  properties: { version, fleet, state, vars, defaults: {}, include, portals: {} },
  patternProperties: { '^x-': {} },
  additionalProperties: false,
};

/** What the build turns into code that checks. */
export const inventorySchemas = {
  inventoryHeader: inventoryHeaderSchema,
  entry: entrySchema,
  entryDefaults: defaultsSchema,
} as const;

/** The JSON Schema that editors use for `portals.yaml`. */
export function inventorySchema(say: Say = (english) => english): JsonObject {
  return withHovers(wordless(), say);
}

function wordless(): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Portals of a fleet',
    description: 'What `provision` reads to keep the chats of many Bitrix24 portals.',
    type: 'object',
    properties: {
      version,
      fleet,
      state,
      vars,
      defaults: {
        ...defaultsSchema,
        type: ['object', 'null'],
        description:
          'Settings that all portals of this file and of the files it includes have in common; `labels` and `vars` are merged name by name.',
      },
      include,
      portals: {
        description: 'The portals, each below its name, which also names the file that keeps its ids.',
        type: ['object', 'null'],
        propertyNames: { pattern: namePattern },
        additionalProperties: { $ref: '#/definitions/portal' },
      },
    },
    patternProperties: { '^x-': { description: 'Not read: a place for anchors.' } },
    additionalProperties: false,
    definitions: { portal: { ...entrySchema, type: ['object', 'null'], description: 'One portal.' } },
  };
}
