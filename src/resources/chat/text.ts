const blanks = ' \t\n\r\0\v';

/** Trims as PHP does, and with it the portal: only ASCII blanks, so that a no-break space stays. */
export function portalTrim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && blanks.includes(text[start] ?? '')) start += 1;
  while (end > start && blanks.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}

/**
 * Text as the portal keeps it, for titles and descriptions.
 *
 * Source: PHP's falsy strings: the portal stores `"0"` as if nothing had been given.
 */
export function storedText(text: string): string {
  const trimmed = portalTrim(text);
  return trimmed === '0' ? '' : trimmed;
}
