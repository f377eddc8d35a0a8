import { basename } from 'node:path';
import { sha256 as hashOf } from '../base/hash.ts';
import { newPatience, type Patience } from '../base/nearest.ts';
import type { Place } from '../base/place.ts';
import type { ChatConfig, Config } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import type { Diagnostic } from '../model/message.ts';
import type { Hole } from '../model/operation.ts';
import type { Picture } from '../resources/field.ts';
import { fetchPicture, type PictureAccess, streamPicture } from './fetch-picture.ts';
import { Inspection, largestBytes } from './inspect.ts';
import { picturePath, readPicture } from './open.ts';
import { isAddress, nameOfUrl, pictureUrl, refusePrivateLiteral } from './picture-url.ts';

export interface PictureOptions extends PictureAccess {
  /** Judge addresses by their form only and fetch nothing; their pictures are then missing from the result. */
  readonly offline: boolean;
}

export interface Pictures {
  /** By `pictureKey`. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Under which a picture is found that is written so in a file of this folder. */
export function pictureKey(folder: string, written: string): string {
  return isAddress(written) ? written.trim() : picturePath(folder, written);
}

/**
 * Looks at every picture that the config names, each once.
 *
 * Errors: none about pictures, they are diagnostics at the place where the picture is written; an abort rejects.
 */
export async function inspectPictures({ chats }: Pick<Config, 'chats'>, options: PictureOptions): Promise<Pictures> {
  const wanted = wantedPictures(chats);
  const pictures = new Map<string, Picture>();
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  const patience = newPatience();
  await eachOf([...wanted], sideBySide, async ([key, uses]) => {
    options.signal?.throwIfAborted();
    try {
      const picture = await inspectOne(key, uses[0]?.written ?? '', options, patience);
      if (picture !== undefined) pictures.set(key, picture);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      diagnostics.set(key, diagnosticsOf(error, uses));
    }
  });
  return { pictures, diagnostics: [...wanted.keys()].flatMap((key) => diagnostics.get(key) ?? []) };
}

/** What a plan says of the picture it needs. */
export type PictureHole = Omit<Extract<Hole, { hole: 'picture' }>, 'hole'>;

/** Units: bytes of the base64 that `loadPicture` will give. */
export function encodedSize({ sizeBytes }: Pick<PictureHole, 'sizeBytes'>): number {
  return Math.ceil(sizeBytes / 3) * 4;
}

/**
 * Reads or fetches a planned picture again, in base64, for the request that carries it.
 *
 * Errors: `AVATAR_CHANGED` when its bytes are not the planned ones, otherwise as on inspection.
 */
export async function loadPicture(hole: PictureHole, access: PictureAccess): Promise<string> {
  const { source, sha256, sizeBytes } = hole;
  const name = isAddress(source) ? nameOfUrl(pictureUrl(source)) : basename(source);
  const changed = () => new Fault('AVATAR_CHANGED', { name });
  if (sizeBytes > largestBytes) throw changed();
  const bytes = Buffer.allocUnsafe(sizeBytes);
  let at = 0;
  const take = (chunk: Uint8Array) => {
    if (at + chunk.byteLength > sizeBytes) throw changed();
    bytes.set(chunk, at);
    at += chunk.byteLength;
  };
  await streamPicture(source, source, take, access);
  if (at !== sizeBytes || hashOf(bytes) !== sha256) throw changed();
  return bytes.toString('base64');
}

/** One place where a picture is named. */
interface Use {
  readonly written: string;
  readonly place: Place;
}

/** The pictures that chats name, each with all its uses. */
function wantedPictures(chats: readonly ChatConfig[]): ReadonlyMap<string, readonly Use[]> {
  const wanted = new Map<string, Use[]>();
  for (const { fields, places, folder, place } of chats) {
    const written = fields.avatar;
    if (typeof written !== 'string') continue;
    const key = pictureKey(folder, written);
    const uses = wanted.get(key) ?? [];
    wanted.set(key, uses);
    uses.push({ written, place: places.avatar ?? place });
  }
  return wanted;
}

async function inspectOne(
  key: string,
  written: string,
  options: PictureOptions,
  patience: Patience,
): Promise<Picture | undefined> {
  if (!isAddress(written)) {
    const inspection = new Inspection(basename(key));
    await readPicture(key, written, options.files, (chunk) => inspection.push(chunk), patience);
    return { source: key, name: basename(key), ...inspection.end() };
  }
  const url = pictureUrl(written);
  if (options.offline) {
    refusePrivateLiteral(url, options.isAllowed);
    return undefined;
  }
  const inspection = new Inspection(nameOfUrl(url));
  await fetchPicture(url.href, (chunk) => inspection.push(chunk), options);
  return { source: url.href, name: nameOfUrl(url), ...inspection.end() };
}

/** A picture that stands in `defaults` is one mistake, however many chats inherit it. */
function diagnosticsOf(fault: Fault, uses: readonly Use[]): readonly Diagnostic[] {
  const places = new Map(uses.map(({ place }) => [`${place.file}:${place.line}:${place.column}`, place]));
  return [...places.values()].map((place) => ({ code: fault.code, args: fault.args, severity: 'error', place }));
}

const sideBySide = 8;

async function eachOf<Item>(items: readonly Item[], limit: number, act: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
