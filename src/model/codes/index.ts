import { avatarCodes } from './avatar.ts';
import { cliCodes } from './cli.ts';
import { configCodes } from './config.ts';
import { consentCodes } from './consent.ts';
import { deskCodes } from './desk.ts';
import { doctorCodes } from './doctor.ts';
import { dotenvCodes } from './dotenv.ts';
import { exportCodes } from './export.ts';
import { fleetCodes } from './fleet.ts';
import { habitCodes } from './habits.ts';
import { lockfileCodes } from './lockfile.ts';
import { outputCodes } from './outputs.ts';
import { planCodes } from './plan.ts';
import { portalCodes } from './portal.ts';
import type { CodeRow } from './row.ts';
import { selectionCodes } from './selection.ts';
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
  ...consentCodes,
  ...deskCodes,
  ...habitCodes,
  ...exportCodes,
  ...outputCodes,
  ...selectionCodes,
  ...doctorCodes,
  ...dotenvCodes,
  ...fleetCodes,
} as const;

export type Code = keyof typeof all;

/** The names of the gaps in a sentence: what stands between braces and is one word. */
type GapsIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Word<Name> | GapsIn<Rest> : never;
type Word<Name extends string> = Name extends `${string}${' ' | ':' | ',' | '.' | '{' | '"' | '$'}${string}`
  ? never
  : Name;

type GapsOf<Each extends Code> = Each extends Code
  ? GapsIn<(typeof all)[Each]['en'][keyof (typeof all)[Each]['en']]>
  : never;

/** What fills a gap: a text, a number, or a sentence of its own that is worded with the one around it. */
export type Filling = string | number | { readonly code: Code; readonly args: Readonly<Record<string, Filling>> };

/** What fills the gaps of a code's sentence: nothing can be missing; of several codes, the gaps of all of them. */
export type Args<Each extends Code> = { readonly [Gap in GapsOf<Each>]: Filling };

/** The codes whose sentences these gaps fill, for tables of codes that are worded in one place. */
export type CodeFilledBy<Gap extends string> = { [Each in Code]: GapsOf<Each> extends Gap ? Each : never }[Code];

/** No argument where the sentence has no gaps. */
export type GivenArgs<Each extends Code> = [GapsOf<Each>] extends [never] ? [args?: Args<never>] : [args: Args<Each>];

export const codes: Readonly<Record<Code, CodeRow>> = all;
