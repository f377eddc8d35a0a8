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

/** Half a pair of surrogates and control characters come back from the portal changed, and the plan would never be empty. */
export function unkeptCharacter(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u.exec(text)?.[0];
}

export const titleLimit = 255;

/** Source: the column is MySQL's TEXT. Units: bytes of UTF-8. */
export const descriptionLimitBytes = 65_535;

export function descriptionBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Could a config say this title, and find it said? */
export function isWritableTitle(title: string): boolean {
  const isSome = /\S/.test(title) && title !== '0' && [...title].length <= titleLimit;
  return isSome && portalTrim(title) === title && unkeptCharacter(title) === undefined;
}

/** Could a config say this description, and find it said? */
export function isWritableDescription(text: string): boolean {
  return (
    storedText(text) === text && unkeptCharacter(text) === undefined && descriptionBytes(text) <= descriptionLimitBytes
  );
}
