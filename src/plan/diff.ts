import type { ChatConfig } from '../model/config.ts';
import type { LockRow } from '../model/lockfile.ts';
import { type Operation, stages } from '../model/operation.ts';
import type { Change } from '../model/plan.ts';
import type { Desired } from '../resources/chat/create.ts';
import { chatFields } from '../resources/chat/fields.ts';
import type { Cannot, Compared, Resolver, Shown, Situation, Steps } from '../resources/field.ts';

export interface Difference {
  readonly changes: readonly Change[];
  readonly operations: readonly Operation[];
  /** What the row learns from the fields that are as wanted. */
  readonly remember: Partial<LockRow>;
}

/** Compares one chat with what is wanted, field by field; it walks the table and knows no field's name. */
export function diff(
  chat: ChatConfig,
  desired: Desired,
  row: LockRow,
  situation: Situation,
  resolver: Resolver,
): Difference {
  const parts = [...desired].map(([field, want]) => {
    const { compared } = chatFields[field];
    return compared ? fieldDiff(chat, field, compared, want, row, situation, resolver) : nothing;
  });
  return {
    changes: parts.flatMap(({ changes }) => changes),
    operations: inOrder(parts.flatMap(({ operations }) => operations)),
    remember: Object.assign({}, ...parts.map(({ remember }) => remember)),
  };
}

const nothing: Difference = { changes: [], operations: [], remember: {} };

/** Operations of one chat in the order that the portal's rules dictate. */
export function inOrder(operations: readonly Operation[]): readonly Operation[] {
  return operations.toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

function fieldDiff(
  chat: ChatConfig,
  field: string,
  compared: Compared<unknown, unknown>,
  want: unknown,
  row: LockRow,
  situation: Situation,
  resolver: Resolver,
): Difference {
  const have = compared.have(situation.found, row);
  if (have === undefined || compared.same(want, have))
    return { ...nothing, remember: compared.remember?.(want, situation.found, row) ?? {} };
  const { operations, reasons } = split(compared.onUpdate(want, have, situation));
  const place = chat.places[field] ?? chat.place;
  const shown = {
    ...shownChange(compared.show(have, resolver), compared.show(want, resolver)),
    before: compared.raw(have, resolver),
    after: compared.raw(want, resolver),
  };
  return {
    changes: changesOf({ key: chat.key, field, place }, shown, operations, reasons),
    operations,
    remember: {},
  };
}

export function split(steps: Steps): { operations: readonly Operation[]; reasons: readonly Cannot[] } {
  return {
    operations: steps.filter((step): step is Operation => 'method' in step),
    reasons: steps.filter((step): step is Cannot => 'cannot' in step),
  };
}

type Shape = Pick<Change, 'from' | 'to' | 'before' | 'after' | 'added' | 'removed'>;

/**
 * One line for what will be done and one for what cannot be.
 *
 * When both exist, the field is a list whose additions anybody may make and whose removals only the owner may.
 */
function changesOf(
  head: Pick<Change, 'key' | 'field'> & { readonly place: NonNullable<Change['place']> },
  shape: Shape,
  operations: readonly Operation[],
  reasons: readonly Cannot[],
): readonly Change[] {
  const [reason] = reasons;
  if (!reason) return operations.length === 0 ? [] : [{ kind: 'update', ...head, ...shape }];
  const note = { kind: 'note', ...head, message: reason.cannot } as const;
  if (operations.length === 0) return [{ ...note, ...shape }];
  const { before, after } = shape;
  const values = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  return [
    { kind: 'update', ...head, ...values, added: shape.added ?? [] },
    { ...note, ...values, removed: shape.removed ?? [] },
  ];
}

function shownChange(have: Shown, want: Shown): Shape {
  if ('text' in have && 'text' in want) return { from: have.text, to: want.text };
  const before = 'items' in have ? have.items : [];
  const after = 'items' in want ? want.items : [];
  const [had, wanted] = [new Set(before), new Set(after)];
  return { added: after.filter((item) => !had.has(item)), removed: before.filter((item) => !wanted.has(item)) };
}
