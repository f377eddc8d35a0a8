/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly result: string;
  readonly target?: string;
  /** Absent where there is no target. */
  readonly met?: boolean;
}

/** A row whose figure should not exceed a limit. */
export function atMost(what: string, value: number, limit: number, text = times(value)): Row {
  return { what, result: text, target: `≤ ${limit}`, met: value <= limit };
}

/** A row whose figure should reach a limit. */
export function atLeast(what: string, value: number, limit: number): Row {
  return { what, result: times(value), target: `≥ ${limit}`, met: value >= limit };
}

export function times(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ×`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The table as Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, result, target = '', met }) => {
    const verdict = met === undefined ? target : `${target}${met ? '' : ' **missed**'}`;
    return `| ${what} | ${result} | ${verdict} |`;
  });
  return ['| what | result | target |', '|---|---|---|', ...lines].join('\n');
}
