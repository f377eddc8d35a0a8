import { avatarCodes } from './avatar.ts';
import { cliCodes } from './cli.ts';
import { configCodes } from './config.ts';
import { doctorCodes } from './doctor.ts';
import { exportCodes } from './export.ts';
import { lockfileCodes } from './lockfile.ts';
import { planCodes } from './plan.ts';
import { portalCodes } from './portal.ts';
import type { CodeRow } from './row.ts';
import { stateCodes } from './state.ts';

/** The catalogue: every sentence that users read about a problem, by its code, in every language. */
const all = {
  ...configCodes,
  ...avatarCodes,
  ...lockfileCodes,
  ...stateCodes,
  ...portalCodes,
  ...planCodes,
  ...cliCodes,
  ...exportCodes,
  ...doctorCodes,
} as const;

export type Code = keyof typeof all;

export const codes: Readonly<Record<Code, CodeRow>> = all;
