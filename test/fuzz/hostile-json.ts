import { fc } from '../property.ts';

/** Values that no portal has a reason to say, as they stand in the text of an answer: some are no values that JSON.stringify would write. */
const scalars = [
  'null',
  'true',
  'false',
  '""',
  '0',
  '-0',
  '-1',
  '1e18',
  '-1e18',
  '1e400',
  '-1e400',
  '9007199254740993',
  '0.5',
  '"0"',
  '"-1"',
  '"1e18"',
  '"NaN"',
  '"Infinity"',
  '"99999999999999999999"',
  '" 7 "',
  '"\\ud800"',
  '"\\u001b[31m\\u009b\\u202e\\n::error::"',
  '"<script>"',
  '"$result[c0]"',
] as const;

const structures = [
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '{"toString":1,"valueOf":1}',
  '{"toString":null}',
  '{"__proto__":{"id":7}}',
  '{"constructor":"x","then":"y","length":-1}',
  '{"error":{"code":{"toString":1},"message":[]}}',
] as const;

/** Too deep for whatever calls itself. */
const deep = fc.constantFrom(5_000, 100_000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);
const long = fc
  .tuple(fc.constantFrom('.', '[', '_', '\\n', ' ', 'я', '0'), fc.constantFrom(1_000, 100_000))
  .map(([unit, count]) => `"${unit.repeat(count)}"`);

/** A hostile value, as text. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...scalars) },
  { weight: 3, arbitrary: fc.constantFrom(...structures) },
  { weight: 2, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: deep },
);
