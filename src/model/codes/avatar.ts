import type { CodeRow } from './row.ts';

export const avatarCodes = {} as const satisfies Record<string, CodeRow>;
