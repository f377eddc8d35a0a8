/** A size for readers. Units: thousands of bytes, whole, 1 at least. */
export function kilobytes(sizeBytes: number): number {
  return Math.max(1, Math.round(sizeBytes / 1000));
}
