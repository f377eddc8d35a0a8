import type { CodeRow } from './row.ts';

export const configCodes = {} as const satisfies Record<string, CodeRow>;
