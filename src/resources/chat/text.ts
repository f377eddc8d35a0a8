/** Trims as PHP does, and with it the portal: only ASCII blanks, so that a no-break space stays. */
export function portalTrim(text: string): string {
  return text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, '');
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
