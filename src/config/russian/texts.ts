import { fieldTexts } from './fields.ts';
import { fileTexts } from './file.ts';
import { inventoryTexts } from './inventory.ts';

/** Every text of the schemas by its English one; a test holds it against them, in both directions. */
export const schemaTexts: Readonly<Record<string, string>> = { ...fieldTexts, ...fileTexts, ...inventoryTexts };

/** Gives a text of a schema in Russian. */
export const sayRussian = (english: string): string => schemaTexts[english] ?? english;
