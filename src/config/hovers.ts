import { isObject, type Json, type JsonObject } from '../base/json.ts';
import type { Language } from '../model/message.ts';

/** Gives a text of the schema in the language of its reader. */
export type Say = (english: string) => string;

/** Loads the texts of a language only when somebody reads them. */
export async function sayIn(language: Language): Promise<Say> {
  return language === 'ru' ? (await import('./russian/texts.ts')).sayRussian : (english) => english;
}

/** What stands in a schema for readers alone; checking needs none of it. */
export const forReaders: readonly string[] = [
  'about',
  'afterCreation',
  'description',
  'markdownDescription',
  'markdownEnumDescriptions',
  'defaultSnippets',
  'examples',
  'default',
];

/**
 * Words a schema for the people who will read it in their editor.
 *
 * Shape: what a field does stands first, then what becomes of it on a chat that exists; the words `about` and `afterCreation` of the table are
 * exchanged for the descriptions that editors show.
 */
export function withHovers(schema: JsonObject, say: Say): JsonObject {
  const { title, about, afterCreation, ...rest } = schema;
  const told = typeof about === 'string' ? describe(say, about, afterCreation) : {};
  const parts = Object.entries(rest).map(([name, part]) => [name, worded(name, part, say)] as const);
  return { ...(title === undefined ? {} : { title }), ...told, ...Object.fromEntries(parts) };
}

function describe(say: Say, about: string, afterCreation: Json | undefined): JsonObject {
  const does = say(about);
  if (typeof afterCreation !== 'string') return { description: does };
  const [label, later] = [say('When the chat exists'), say(afterCreation)];
  return { description: `${does} ${label}: ${later}.`, markdownDescription: `${does}\n\n*${label}:* ${later}.` };
}

function worded(name: string, part: Json, say: Say): Json {
  if (name === 'description' && typeof part === 'string') return say(part);
  if (name === 'markdownEnumDescriptions' && Array.isArray(part)) return part.map((text: Json) => say(String(text)));
  if (name === 'defaultSnippets' && Array.isArray(part)) return part.map((snippet: Json) => snippetIn(snippet, say));
  if (['examples', 'default', 'enum', 'const', 'required'].includes(name)) return part;
  // Below these the names are those of fields, one of which is itself called `description`.
  if (['properties', 'patternProperties', 'definitions'].includes(name) && isObject(part))
    return Object.fromEntries(
      Object.entries(part).map(([field, inner]) => [field, isObject(inner) ? withHovers(inner, say) : inner]),
    );
  if (Array.isArray(part)) return part.map((form: Json) => (isObject(form) ? withHovers(form, say) : form));
  return isObject(part) ? withHovers(part, say) : part;
}

function snippetIn(snippet: Json, say: Say): Json {
  if (!isObject(snippet)) return snippet;
  return { ...snippet, label: say(String(snippet.label)), description: say(String(snippet.description)) };
}
