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
  /** Where the value that is used here is written, such as a row of a table. */
  readonly from?: Place;
}

/** `chats.yaml:7:12 (teams.csv:14:3)`: where it stands, and where its value is written. */
export function placeText(place: Place): string {
  const [first = '', ...others] = withOrigins(place).map(({ file, line, column }) => `${file}:${line}:${column}`);
  return [first, ...others.map((other) => ` (${other})`)].join('');
}

/** A place and all that its value comes from, the nearest first. */
export function withOrigins(place: Place): readonly Place[] {
  const places: Place[] = [];
  for (let next: Place | undefined = place; next; next = next.from) places.push(next);
  return places;
}
