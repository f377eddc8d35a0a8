import type { Place } from '../base/place.ts';
import type { Failure } from '../model/event.ts';
import { type Language, type Message, say, toldIn } from '../model/message.ts';

/** The version of every JSON document and event line; it grows when a reader of the old one would be misled. */
export const documentVersion = 1;

export interface JsonOptions {
  readonly language: Language;
  /** What the process will end with. */
  readonly exitCode: number;
}

/** A sentence for machines: its stable code and gaps, and how it reads. */
export interface MessageJson {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly text: string;
  readonly help?: string;
}

export function messageJson(message: Message, language: Language): MessageJson {
  const args = Object.entries(message.args).map(([gap, given]) => [
    gap,
    typeof given === 'number' ? given : toldIn(language, given),
  ]);
  return { code: message.code, args: Object.fromEntries(args), ...say(message, language) };
}

export function placeJson({ file, line, column, length, from }: Place): Place {
  return { file, line, column, length, ...(from ? { from: placeJson(from) } : {}) };
}

/** A failure for machines: worded, with the portal's own code and the place in the YAML. */
export function failureJson({ field, message, portalCode, place }: Failure, language: Language) {
  return {
    ...messageJson(message, language),
    ...(field === undefined ? {} : { field }),
    ...(portalCode === undefined ? {} : { portalCode }),
    ...(place === undefined ? {} : { place: placeJson(place) }),
  };
}

/** A document as stdout gets it, without a line end after the last line. */
export function jsonText(document: object): string {
  return shown(JSON.stringify(document, null, 2));
}

/** A document on one line. */
export function jsonLine(document: object): string {
  return shown(JSON.stringify(document));
}

/** JSON leaves what moves a cursor, turns the reading direction or is a command in a forge's log as it is; escaped it is the same text to every parser. */
function shown(json: string): string {
  return json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]|#(?=#[a-z]*\[)/giu, (char) =>
    char.split('').map(unit).join(''),
  );
}

function unit(half: string): string {
  return `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
