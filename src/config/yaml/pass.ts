import type { Args, Code } from '../../model/codes/index.ts';
import { problem, type Report } from '../report.ts';
import { type Located, locatedScalar } from './located.ts';
import type { Source, Span } from './source.ts';
import type { Node } from './yaml.ts';

/** What one conversion of a file carries along. */
export interface Pass {
  readonly source: Source;
  readonly report: Report;
  readonly anchors: Map<string, Located | 'open'>;
  /** Has the file been found to hold too much? Said once. */
  overfull: boolean;
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
