import { existsSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLines } from './command-lines.ts';
import { blocksOf, inlineCode, linksOf, type Page, pageAt, pages, root } from './pages.ts';

const all = [...pages, pageAt('examples/README.md'), pageAt('examples/README.ru.md')];
const english = all.filter(({ path }) => !isRussian(path));
const twins = english
  .filter(({ path }) => existsSync(join(root, russianOf(path))))
  .map((page) => ({ path: page.path, page, twin: pageAt(russianOf(page.path)) }));

describe('a page for users', () => {
  it('has a Russian twin, and no Russian page stands alone', () => {
    expect(all.filter(({ path }) => isRussian(path)).map(({ path }) => path)).toEqual(
      english.map(({ path }) => russianOf(path)),
    );
    expect(english.length).toBeGreaterThan(8);
  });

  // The read-mes greet their readers each in their own way; what they share is held by their own test.
  const translated = twins.filter(({ path }) => path !== 'README.md');

  it.each(translated)('is built as its twin: $path', ({ page, twin }) => {
    expect(shapeOf(twin)).toEqual(shapeOf(page));
  });

  it.each(translated)('names the same commands, flags, variables and files as its twin: $path', ({ page, twin }) => {
    expect(namesIn(twin)).toEqual(namesIn(page));
  });

  it.each(twins)('leads a Russian reader to Russian pages: $path', ({ path, twin }) => {
    const wrong = linksOf(twin)
      .map(({ text }) => text.split('#')[0] ?? '')
      .filter((link) => link.endsWith('.md') && !isRussian(link))
      .filter((link) => existsSync(join(root, russianOf(normalize(join(path, '..', link))))));
    // The way to its own twin is for those who came to the wrong language.
    expect(wrong.filter((link) => link !== basename(path))).toEqual([]);
  });

  it.each(twins)('is written in the language of its reader: $path', ({ twin }) => {
    const cyrillic = twin.text.match(/[а-яё]/gi)?.length ?? 0;
    const paragraphs = twin.text
      .replaceAll(/^```.*?^```$/gms, '')
      .split('\n\n')
      .filter((text) => /^[A-Za-z]/.test(text) && !/[а-яё]/i.test(text));
    expect(cyrillic).toBeGreaterThan(200);
    expect(paragraphs.filter((text) => text.split(' ').length > 8)).toEqual([]);
  });
});

function isRussian(path: string): boolean {
  return path.endsWith('.ru.md');
}

function russianOf(path: string): string {
  return path.replace(/(\.ru)?\.md$/, '.ru.md');
}

/** Headings by their level, rows of tables by their cells, items of lists, blocks by their commands, links by their targets. */
function shapeOf(page: Page): object {
  const lines = withoutMeasurements(page.text)
    .replaceAll(/^```.*?^```$/gms, '')
    .split('\n');
  return {
    headings: lines.flatMap((line) => /^#+ /.exec(line)?.[0] ?? []),
    tables: lines.filter((line) => line.startsWith('|')).map((line) => line.match(/(?<!\\)\|/g)?.length),
    items: lines.filter((line) => /^\s*(-|\d+\.) /.test(line)).length,
    blocks: blocksOf(page).map(({ language, text }) => [language, ...(language === 'sh' ? commandLines(text) : [])]),
    links: linksOf(page)
      .map(({ text }) => (text.startsWith('#') ? text : (text.split('#')[0] ?? '').replace('.ru.', '.')))
      .filter((link) => link !== basename(page.path).replace('.ru.', '.'))
      .sort(),
  };
}

/** What the benchmark writes stands on one page, and its twin points to it. */
function withoutMeasurements(text: string): string {
  return text.replace(/<!-- bench -->.*<!-- \/bench -->/s, '');
}

function namesIn(page: Page): readonly string[] {
  return [...new Set(inlineCode(page).map(({ text }) => text.replaceAll(/<[^>]*>/g, '<>')))].sort();
}
