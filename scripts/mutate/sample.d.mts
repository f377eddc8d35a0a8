/** Is this mutant in the sample? Units: places from 1 on; `share` of all mutants, between 0 and 1. */
export function isSampled(
  mutant: { readonly fileName: string; readonly mutatorName: string; readonly replacement?: string },
  start: { readonly line: number; readonly column: number },
  sample: { readonly seed: number; readonly share: number },
): boolean;
