import { escaped } from './escape.ts';
import type { Portrait } from './portrait.ts';

/** Pictures by path or URL, each a `data:` URI of a small picture. */
export type Pictures = ReadonlyMap<string, string>;

/** Pictures that a page carries altogether; beyond, chats show their initials. Units: characters. */
const roomForPictures = 12_000_000;

/**
 * The faces of all chats of one page: a picture or initials on the chat's colour.
 *
 * The page's policy forbids style attributes, so colours and pictures become classes, each written once.
 */
export class Faces {
  readonly #pictures: Pictures;
  readonly #colors = new Map<string, string>();
  readonly #seen = new Map<string, string>();
  #room = roomForPictures;

  constructor(pictures: Pictures) {
    this.#pictures = pictures;
  }

  of(portrait: Portrait, { isChanged = false, isLarge = false } = {}): string {
    const picture = portrait.avatar === undefined ? undefined : this.#picture(portrait.avatar);
    const unseen = portrait.avatar !== undefined && picture === undefined;
    const classes = [
      'face',
      this.#color(portrait.color),
      ...(picture ? [picture] : []),
      ...(unseen ? ['unseen'] : []),
      ...(isLarge ? ['large'] : []),
      ...(isChanged ? ['changed'] : []),
    ];
    return `<span class="${classes.join(' ')}" aria-hidden="true">${picture ? '' : escaped(initials(portrait.title))}</span>`;
  }

  /** The rules behind the classes; complete once all faces have been drawn. */
  css(): string {
    const colors = [...this.#colors].map(([hex, name]) => `.${name}{background-color:${hex}}`);
    const pictures = [...this.#seen].map(([uri, name]) => `.${name}{background-image:url("${uri}")}`);
    return [...colors, ...pictures].join('\n');
  }

  #color(hex: string | undefined): string {
    if (hex === undefined || !/^#[0-9a-f]{6}$/i.test(hex)) return 'plain';
    return named(this.#colors, hex.toLowerCase(), 'c');
  }

  #picture(source: string): string | undefined {
    const uri = this.#pictures.get(source);
    if (uri === undefined || !/^data:image\/(?:png|jpeg|gif|webp|bmp);base64,[a-z0-9+/]+=*$/i.test(uri))
      return undefined;
    if (!this.#seen.has(uri)) {
      if (uri.length > this.#room) return undefined;
      this.#room -= uri.length;
    }
    return named(this.#seen, uri, 'p');
  }
}

/** The first letters of the first two words, as messengers write them. */
export function initials(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

function named(names: Map<string, string>, value: string, prefix: string): string {
  const name = names.get(value) ?? `${prefix}${names.size}`;
  names.set(value, name);
  return name;
}
