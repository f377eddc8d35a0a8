import type { Args, Code } from '../model/codes/index.ts';
import type { Diagnostic, Message, Severity } from '../model/message.ts';
import { placeOf, type Span } from './yaml/source.ts';

/** Collects what is wrong with the config. */
export type Report = (diagnostic: Diagnostic) => void;

export interface Extra {
  readonly severity?: Severity;
  readonly related?: readonly { readonly span: Span; readonly message: Message }[];
}

/** A problem at a span; `undefined` when it has no place in any file. */
export function problem<Each extends Code>(
  code: Each,
  args: Args<Each>,
  span: Span | undefined,
  extra: Extra = {},
): Diagnostic {
  return problemOf({ code, args }, span, extra);
}

/** A problem that somebody else worded. */
export function problemOf({ code, args }: Message, span: Span | undefined, extra: Extra = {}): Diagnostic {
  return {
    code,
    args,
    severity: extra.severity ?? 'error',
    ...(span ? { place: placeOf(span) } : {}),
    ...(extra.related
      ? { related: extra.related.map(({ span, message }) => ({ place: placeOf(span), message })) }
      : {}),
  };
}
