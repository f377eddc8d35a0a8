import { configChatCodes } from './config-chats.ts';
import { configFieldCodes } from './config-fields.ts';
import { configFileCodes } from './config-files.ts';
import { configHeaderCodes } from './config-header.ts';
import { configInventoryCodes } from './config-inventory.ts';
import { configTableCodes } from './config-tables.ts';
import { configValueCodes } from './config-values.ts';
import { configYamlCodes } from './config-yaml.ts';
import type { CodeRow } from './row.ts';

/** Every problem of a config. */
export const configCodes = {
  ...configFileCodes,
  ...configYamlCodes,
  ...configValueCodes,
  ...configTableCodes,
  ...configHeaderCodes,
  ...configInventoryCodes,
  ...configFieldCodes,
  ...configChatCodes,
} as const satisfies Record<string, CodeRow>;
