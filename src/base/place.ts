/**
 * Where something is written.
 *
 * Units: `line` and `column` count from 1, columns in UTF-16 code units; `length` is at least 1 and stays on the line.
 */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}
