import type { CodeRow } from './row.ts';

export const cliCodes = {} as const satisfies Record<string, CodeRow>;
