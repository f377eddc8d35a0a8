import type { Args, Code } from '../../model/codes/index.ts';
import type { Diagnostic } from '../../model/message.ts';
import { problem, type Report } from '../report.ts';
import type { Env } from './env.ts';
import { type Located, locatedScalar } from './located.ts';
import type { Source, Span } from './source.ts';
import type { Node } from './yaml.ts';

/** What one conversion of a file carries along. */
export interface Pass {
  readonly source: Source;
  readonly env: Env;
  readonly report: Report;
  readonly anchors: Map<string, Located | 'open'>;
  readonly envProblems: EnvProblem[];
  /** Has the file been found to hold too much? Said once. */
  overfull: boolean;
}

/** A variable that could not be filled in, told apart because a flag may make the value unimportant. */
export interface EnvProblem {
  readonly diagnostic: Diagnostic;
  readonly span: Span;
}

/** Reports a value and puts nothing in its place, so that nobody walks it. */
export function refuse<Each extends Code>(code: Each, args: Args<Each>, span: Span, pass: Pass): Located {
  pass.report(problem(code, args, span));
  return locatedScalar(null, span);
}

export function spanOfNode(node: Node | null, { source }: Pass): Span {
  const range = node?.range;
  return range ? { source, start: range[0], end: range[1] } : { source, start: 0, end: 0 };
}
