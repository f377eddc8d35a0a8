import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A page of the documentation, by its path from the root. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** A piece of a page, with the line where it starts. */
export interface Piece {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

export interface Block extends Piece {
  /** The word behind the fence; empty where there is none. */
  readonly language: string;
}

/** The read-mes and all pages of `docs/`. */
export const pages: readonly Page[] = [
  'README.md',
  'README.ru.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].map(pageAt);

export function pageAt(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

export function blocksOf({ path, text }: Page): readonly Block[] {
  return [...text.matchAll(fence)].map((match) => ({
    path,
    line: lineAt(text, match.index) + 1,
    language: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

/** What stands between single backticks, outside of blocks. */
export function inlineCode({ path, text }: Page): readonly Piece[] {
  const prose = withoutBlocks(text);
  return [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => ({
    path,
    line: lineAt(prose, match.index),
    text: (match[1] ?? '').replaceAll('\\|', '|'),
  }));
}

/** Targets of links and pictures. */
export function linksOf({ path, text }: Page): readonly Piece[] {
  const prose = withoutBlocks(text);
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({
    path,
    line: lineAt(prose, match.index),
    text: match[1] ?? '',
  }));
}

/** Anchors of headings, as the forges make them. */
export function anchorsOf({ text }: Page): readonly string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const fence = /^```(\w*)\n(.*?)^```$/gms;

/** Keeps the lines, so that places stay true. */
function withoutBlocks(text: string): string {
  return text.replaceAll(fence, (block) => block.replaceAll(/[^\n]/g, ' '));
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
