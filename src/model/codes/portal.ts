import type { CodeRow } from './row.ts';

export const portalCodes = {} as const satisfies Record<string, CodeRow>;
