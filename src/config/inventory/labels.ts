/** One condition of `-l`: a label is, is not, is there, or is not there. */
export interface Condition {
  readonly name: string;
  readonly value: string | undefined;
  readonly not: boolean;
}

export type Labels = Readonly<Record<string, string>>;

/** What a label's name and value are made of: letters of any script, digits, and the joints that names have. */
const word = /^[\p{L}\p{M}\p{Nd}][\p{L}\p{M}\p{Nd}._/-]*$/u;

/**
 * Reads `ring=canary,region!=by,vip,!trial`.
 *
 * Shape: all conditions have to hold. A text: the part that cannot be understood.
 */
export function parseConditions(text: string): readonly Condition[] | string {
  const conditions: Condition[] = [];
  for (const part of text.split(',')) {
    const [, bang = '', name = '', sign, value = ''] =
      /^\s*(!?)\s*([^=!\s]*)\s*(?:(!=|==?)\s*(.*?))?\s*$/.exec(part) ?? [];
    const isOne = word.test(name) && (sign === undefined || (bang === '' && (value === '' || word.test(value))));
    if (!isOne) return part.trim();
    conditions.push({ name, value: sign === undefined ? undefined : value, not: bang !== '' || sign === '!=' });
  }
  return conditions;
}

/** Do all conditions hold? A label that is not there is not equal to anything. */
export function fits(labels: Labels, conditions: readonly Condition[]): boolean {
  return conditions.every(({ name, value, not }) => {
    const has = Object.hasOwn(labels, name);
    const holds = value === undefined ? has : has && labels[name] === value;
    return holds !== not;
  });
}
