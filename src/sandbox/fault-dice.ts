/** One fault that strikes now. */
export interface Strike {
  readonly kind: string;
  /** SECONDS or CODE of the spec. */
  readonly argument: string;
  readonly spec: string;
}

/** Throws the dice for a request of so many commands. */
export type Choice = (commands: number) => { readonly strike: Strike; readonly place: number } | undefined;

/** What a random run may meet: everything a careful client survives without a person. */
const MENU: readonly string[] = [
  'drop-before',
  'drop-after',
  'late',
  'http500',
  'http500-after',
  'http502',
  'http502-after',
  'http504',
  'http504-after',
  'html503',
  'json503',
  'truncated',
  'foreign-json',
  'foreign-json-after',
  'op429',
];

export function pickRandom(seed: string, percent: number): Choice {
  const next = diceOf(seed);
  return (commands) => {
    if (next() * 100 >= percent) return undefined;
    const kind = MENU[Math.floor(next() * MENU.length)] ?? 'json503';
    const place = Math.floor(next() * Math.max(1, commands));
    const argument = kind === 'late' ? '2' : '';
    return { strike: { kind, argument, spec: `random ${kind}` }, place };
  };
}

/** Mulberry32 over the seed's bytes: small, repeatable, good enough for dice. */
export function diceOf(seed: string): () => number {
  let state = 0x9e3779b9;
  for (const byte of Buffer.from(seed)) state = Math.imul(state ^ byte, 0x85ebca6b) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
