import { expect, test } from 'vitest';
import { type Stage, stage } from '../ask.ts';

export type Request = readonly [method: string, params?: unknown];

/** What the portal answers to one request, and where that is written. */
export interface Vector {
  /** A sentence about the answer. */
  readonly says: string;
  readonly ask: Request;
  /** Who asks; default: the administrator, id 1. */
  readonly as?: number;
  readonly scopes?: readonly string[];
  /** What was asked before, each by `as` unless it names somebody else. */
  readonly before?: readonly (readonly [method: string, params?: unknown, as?: number])[];
  /** What other people did behind the caller's back. */
  readonly given?: (on: Stage) => void;
  /** `result`, or `STATUS CODE` of a refusal; objects are compared by the keys named here. */
  readonly answers: unknown;
  /** Page of the documentation, or file and function of the server code; the code wins where they disagree. */
  readonly source: string;
}

/** Every vector runs on a portal of its own, whose general chat has the id 1, and the first new chat the id 2. */
export function vectors(list: readonly Vector[]): void {
  test.each(list)('$ask.0: $says', async ({ ask, as = 1, scopes, before = [], given, answers, source }) => {
    expect(source).toMatch(/\.(php|md)\b/);
    const on = await stage();
    try {
      given?.(on);
      for (const [method, params, who] of before) {
        await on.as(who ?? as, who === undefined ? scopes : undefined)(method, params);
      }
      const { outcome } = await on.as(as, scopes)(...ask);
      if (isMatcher(answers)) expect(outcome).toEqual(answers);
      else if (typeof answers === 'object' && answers !== null) expect(outcome).toMatchObject(answers);
      else expect(outcome).toBe(answers);
    } finally {
      await on.sandbox.close();
    }
  });
}

function isMatcher(answers: unknown): boolean {
  return typeof answers === 'object' && answers !== null && 'asymmetricMatch' in answers;
}
