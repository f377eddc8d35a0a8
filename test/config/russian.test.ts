import { describe, expect, test } from 'vitest';
import { rulesOnly } from '../../scripts/rules-only.ts';
import { isObject, type Json, type JsonObject } from '../../src/base/json.ts';
import { inventorySchema } from '../../src/config/inventory/schemas.ts';
import { sayRussian, schemaTexts } from '../../src/config/russian/texts.ts';
import { configSchema } from '../../src/config/schema.ts';

const schemas = { configSchema, inventorySchema };

test('every text of the schemas has a Russian one, and no Russian one is left of a text that is gone', () => {
  const asked = new Set<string>();
  const ask = (english: string): string => {
    asked.add(english);
    return english;
  };
  for (const schema of Object.values(schemas)) schema(ask);
  expect(Object.keys(schemaTexts).toSorted()).toEqual([...asked].toSorted());
});

describe.each(Object.entries(schemas))('the Russian %s', (_name, schema) => {
  test('accepts what the English one accepts, for the same reasons', () => {
    expect(rulesOnly(schema(sayRussian))).toEqual(rulesOnly(schema()));
  });

  test('tells nothing in English', () => {
    const told = textsOf(schema(sayRussian));
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((text) => !/[а-яё]/i.test(text))).toEqual([]);
  });
});

test('what a word of a field means stands beside the word', () => {
  const { definitions } = configSchema() as { definitions: { chat: { properties: Record<string, JsonObject> } } };
  for (const [name, field] of Object.entries(definitions.chat.properties)) {
    const forms = [field, ...(Array.isArray(field.anyOf) ? field.anyOf : [])].filter(isObject);
    for (const { enum: allowed, markdownEnumDescriptions: told } of forms)
      if (Array.isArray(allowed) && name !== 'color') expect(told, name).toHaveLength(allowed.length);
  }
  expect(String(definitions.chat.properties.owner?.description)).toMatch(/^Makes this person the owner.*One-way/);
});

/** Whatever an editor shows of a schema but its title, which is a name. */
function textsOf(schema: Json, below = ''): readonly string[] {
  if (typeof schema === 'string')
    return /^(description|markdownDescription|markdownEnumDescriptions|label)$/.test(below) ? [schema] : [];
  if (Array.isArray(schema)) return schema.flatMap((part: Json) => textsOf(part, below));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([name, part]) =>
    ['examples', 'default', 'enum', 'const', 'body'].includes(name) ? [] : textsOf(part, name),
  );
}
