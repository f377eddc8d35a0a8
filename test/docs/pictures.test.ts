import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../scripts/pictures/ansi.ts';
import { readmeScene } from '../../scripts/pictures/readme-scene.ts';
import { linksOf, pageAt, root } from './pages.ts';

const folder = join(root, 'docs/pictures');
const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));

describe('the pictures of the read-mes', () => {
  it.each([
    ['en', 'plan.txt'],
    ['ru', 'plan.ru.txt'],
  ] as const)(
    'show the plan that the tool makes today of the read-me’s config (%s); else: npm run pictures',
    async (language, file) => {
      const scene = await readmeScene(language);
      try {
        expect(plainText(await scene.provision('plan'))).toBe(readFileSync(join(folder, file), 'utf8'));
      } finally {
        scene.remove();
      }
    },
  );

  it('are all shown, each in one of them', () => {
    const shown = ['README.md', 'README.ru.md'].map((path) =>
      linksOf(pageAt(path)).flatMap(({ text }) => /^docs\/pictures\/(.+)$/.exec(text)?.[1] ?? []),
    );
    expect(shown.flat().sort()).toEqual([...pictures].sort());
    expect(shown.map((names) => names.length)).toEqual([3, 3]);
  });

  it.each(pictures)('%s is a picture, fine enough for a sharp screen, and light', (name) => {
    const bytes = readFileSync(join(folder, name));
    const { type, width } = imageSize(bytes);
    expect(type).toBe('png');
    expect(width).toBeGreaterThan(1500);
    expect(bytes.length).toBeLessThan(150_000);
  });
});
