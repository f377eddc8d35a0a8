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

/** A place and what its value comes from, the nearest first; of a long row of values made of each other the first ones and the last. */
export function withOrigins(place: Place): readonly Place[] {
  const places = allOrigins(place);
  return places.length <= shownAtMost ? places : [...places.slice(0, shownAtMost - 1), ...places.slice(-1)];
}

/** The same, however long the row is. */
export function allOrigins(place: Place): readonly Place[] {
  const places: Place[] = [];
  for (let next: Place | undefined = place; next; next = next.from) places.push(next);
  return places;
}

const shownAtMost = 4;
