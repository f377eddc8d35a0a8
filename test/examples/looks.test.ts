import { readFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleFiles, exampleFolders, exampleRoot } from './folders.ts';

const schemaPath = join(exampleRoot, '../schemas/config.schema.json');
const files = exampleFiles();
/** Rows of `each:`, which belong to the config beside them. */
const tables = ['clients/clients.yaml', 'departments/departments.csv'];
const configs = files.filter((path) => path.endsWith('.yaml') && !tables.includes(path));
const pictures = files.filter((path) => /\/(avatars|pictures)\/[^/]+$/.test(path) && !path.endsWith('.yaml'));

const typeByExtension: Readonly<Record<string, string>> = {
  '.png': 'png',
  '.jpg': 'jpg',
  '.gif': 'gif',
  '.webp': 'webp',
  '.bmp': 'bmp',
};

describe('the examples', () => {
  it('are configs, their tables, pictures and one table of contents in both languages', () => {
    expect(
      files.filter((path) => ![...configs, ...tables, ...pictures, 'README.md', 'README.ru.md'].includes(path)),
    ).toEqual([]);
  });

  it('are all listed in the table of contents', () => {
    const contents = readFileSync(join(exampleRoot, 'README.md'), 'utf8');
    const listed = [...contents.matchAll(/^\| \[([^\]]+)\]\(\1\//gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...exampleFolders].sort());
  });

  it.each(configs)('%s tells the editor its schema, then the reader what it shows', (path) => {
    const [first = '', second, third = ''] = readFileSync(join(exampleRoot, path), 'utf8').split('\n');
    const schema = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1] ?? '';
    expect(resolve(dirname(join(exampleRoot, path)), schema)).toBe(schemaPath);
    expect(second).toBe('');
    expect(third).toMatch(/^# [A-ZА-Я].{20}/);
  });

  it.each(configs)('%s shows no mistake in an editor', (path) => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));
    validate(parse(readFileSync(join(exampleRoot, path), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it.each(pictures)('%s is what its name says, and small', (path) => {
    const bytes = readFileSync(join(exampleRoot, path));
    expect(imageSize(bytes).type).toBe(typeByExtension[extname(path)]);
    expect(bytes.length).toBeLessThan(30_000);
  });

  it('have a picture of every format that a portal takes', () => {
    expect(new Set(pictures.map((path) => extname(path)))).toEqual(new Set(Object.keys(typeByExtension)));
  });
});
