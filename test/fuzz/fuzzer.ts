import { expect, test } from 'vitest';
import { printable } from '../../src/base/printable.ts';
import { Fault } from '../../src/model/fault.ts';
import { type Message, say } from '../../src/model/message.ts';
import { fc, repeated, runs } from '../property.ts';

/**
 * What every fuzzer promises, whatever the input is.
 *
 * Premise: an input is either understood or answered with a Diagnostic or a Fault; any other exception is a bug. The work stays short,
 * and what users are shown of it holds no secret and nothing that acts where it is shown. A fuzzer brings the inputs and does the work;
 * the promises are kept here, so that no fuzzer can forget one.
 */
export interface Fuzzer<T> {
  /** A sentence: what is promised of which input. */
  readonly title: string;
  /** Cases in a usual run, some seconds' worth; `npm run fuzz` tries 100,000. */
  readonly few: number;
  readonly inputs: fc.Arbitrary<T>;
  /**
   * Does the work.
   *
   * Shape: every text that a user would be shown, one by one; a Fault may be thrown, it is told as well.
   */
  readonly work: (input: T) => Promise<readonly string[]> | readonly string[];
  /** Texts that the input holds and that no output may. */
  readonly secrets?: readonly string[];
}

/** Of our own processor time: what a machine does meanwhile for others does not count. */
const secondsAtMost = 2;

const timeoutMs = runs > 0 ? 24 * 3_600_000 : 120_000;

/** Escapes, C1 controls, bidirectional marks, separators of lines and halves of pairs; line breaks and tabs are told apart by their place. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const acting = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

export function fuzz<T>({ title, few, inputs, work, secrets = [] }: Fuzzer<T>): void {
  test(title, { timeout: timeoutMs }, async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const startedSec = processorSec();
        const outputs = await outputsOf(work, input);
        expect(processorSec() - startedSec, 'seconds of work').toBeLessThan(secondsAtMost);
        for (const output of outputs) {
          expect(
            acting.exec(output)?.[0].codePointAt(0)?.toString(16),
            `a sign that acts in ${output}`,
          ).toBeUndefined();
          for (const secret of secrets) expect(output).not.toContain(secret);
        }
      }),
      repeated(few),
    );
  });
}

async function outputsOf<T>(work: Fuzzer<T>['work'], input: T): Promise<readonly string[]> {
  try {
    return await work(input);
  } catch (error) {
    if (error instanceof Fault) return worded(error);
    throw error;
  }
}

/** A sentence of the catalogue as users read it, in both languages. */
export function worded(message: Pick<Message, 'code' | 'args'>): readonly string[] {
  return (['en', 'ru'] as const).flatMap((language) => {
    const { text, help = '' } = say(message, language);
    return [printable(text), printable(help)];
  });
}

function processorSec(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
