import { bounded } from '../base/bounded.ts';
import { type Place, withOrigins } from '../base/place.ts';
import { type Code, codes, type Filling, type GivenArgs } from './codes/index.ts';

export type Language = 'en' | 'ru';

/** A sentence before it is worded: a code of the catalogue and what fills its gaps. */
export interface Message {
  readonly code: Code;
  readonly args: Readonly<Record<string, Filling>>;
}

export type Severity = 'error' | 'warning';

/** Something wrong with the config: collected with its place, never thrown. */
export interface Diagnostic extends Message {
  readonly severity: Severity;
  readonly place?: Place;
  /** Further places that belong to the same problem, such as the first use of a duplicate key. */
  readonly related?: readonly { readonly place: Place; readonly message: Message }[];
}

/** All further places of a problem: where its value is written, and what else belongs to it. */
export function relatedPlaces({ code, place, related = [] }: Diagnostic): NonNullable<Diagnostic['related']> {
  const origins = (place: Place | undefined, label: Message) =>
    place
      ? withOrigins(place)
          .slice(1)
          .map((origin) => ({ place: origin, message: label }))
      : [];
  return [
    ...origins(place, message(originLabels[code] ?? 'VALUE_WRITTEN')),
    ...related.flatMap((other) => [other, ...origins(other.place, message('VALUE_WRITTEN'))]),
  ];
}

/** What is missing is written nowhere: shown is where it would be. */
const originLabels: { readonly [Each in Code]?: 'ROW_WRITTEN' | 'COLUMNS_WRITTEN' } = {
  EACH_UNSET: 'ROW_WRITTEN',
  EACH_EMPTY: 'ROW_WRITTEN',
  EACH_ROW_MISSPELT: 'ROW_WRITTEN',
  TITLE_MISSING: 'ROW_WRITTEN',
  EACH_COLUMN: 'COLUMNS_WRITTEN',
  EACH_COLUMN_MISSPELT: 'COLUMNS_WRITTEN',
};

/** More than this of one thing nobody reads in a sentence. Units: UTF-16 units. */
const gapAtMost = 500;

/** A sentence of the catalogue in one language: `text` says what, `help` says what to do. */
export interface Said {
  readonly text: string;
  readonly help?: string;
}

/**
 * Words a message.
 *
 * Shape: gaps are written `{name}` in the catalogue, and are filled by texts, numbers and other messages; an argument that is missing shows as
 * the gap itself, and one that a stranger made long is bounded: a sentence stays a sentence, whatever it repeats.
 */
export function say(message: Message, language: Language): Said {
  const wording = codes[message.code][language];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (gap, name: string) => {
      const given = message.args[name];
      return bounded(typeof given === 'object' ? say(given, language).text : String(given ?? gap), gapAtMost);
    });
  return wording.help === undefined
    ? { text: fill(wording.text) }
    : { text: fill(wording.text), help: fill(wording.help) };
}

/** A value as readers see it: its own text, or words for what has none. */
export type Told = string | Message;

export function toldIn(language: Language, told: Told): string {
  return typeof told === 'string' ? told : say(told, language).text;
}

export function message<Each extends Code>(code: Each, ...[args = {}]: GivenArgs<Each>): Message {
  return { code, args };
}
