/** `--max-failed`: a number of portals, or a share of those that are selected. */
export type MaxFailed = { readonly portals: number } | { readonly percent: number };

/** Counts failures and says when no more portals may be begun. */
export interface Brake {
  readonly failed: () => number;
  readonly count: () => void;
  readonly mayStart: () => boolean;
  /** The most portals that may fail. */
  readonly limit: number;
}

/** More failures than allowed stop the rest; as many as allowed do not. */
export function brakeFor(maxFailed: MaxFailed | undefined, portals: number, signal: AbortSignal | undefined): Brake {
  const limit = limitOf(maxFailed, portals);
  let failed = 0;
  return {
    failed: () => failed,
    count: () => {
      failed += 1;
    },
    mayStart: () => failed <= limit && signal?.aborted !== true,
    limit,
  };
}

function limitOf(maxFailed: MaxFailed | undefined, portals: number): number {
  if (maxFailed === undefined) return Number.POSITIVE_INFINITY;
  return 'portals' in maxFailed ? maxFailed.portals : Math.floor((portals * maxFailed.percent) / 100);
}

/** Reads `3` or `10%`; `undefined` where it is neither. */
export function parseMaxFailed(text: string): MaxFailed | undefined {
  const [, digits, sign] = /^(\d{1,6})(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits);
  if (sign === '') return { portals: number };
  return number <= 100 ? { percent: number } : undefined;
}
