import { intval, isNumeric } from '../php/values.ts';
import { decodeBase64, hasAvatarSize, pictureOf } from './pictures.ts';
import type { Portal } from './portal.ts';

/**
 * Takes an avatar as `im.chat.add` does and gives its file id.
 *
 * Shape: null for anything that is no picture of 1..5000 pixels; a number is kept as the id of a file, there or not.
 * Source: im/lib/V2/Chat/GroupChat.php prepareParams.
 */
export function keepAvatar(portal: Portal, value: string): number | null {
  if (isNumeric(value)) return intval(value);
  const bytes = decodeBase64(value);
  const picture = pictureOf(bytes);
  return picture && hasAvatarSize(picture) ? storePicture(portal, bytes) : null;
}

/** Stores the bytes under a new random name, which replaces every link to the picture before. */
export function storePicture(portal: Portal, bytes: Buffer): number {
  const picture = pictureOf(bytes);
  if (!picture) throw new Error('only pictures are stored');
  const folder = portal.makeUp(3);
  const name = portal.makeUp(32);
  const { tables } = portal;
  return tables.put('files', {
    id: tables.nextId('files'),
    path: `/upload/resize_cache/im/${folder}/200_200_2/${name}.${picture.extension}`,
    type: picture.type,
    width: picture.width,
    height: picture.height,
    sizeBytes: bytes.length,
    sha256: portal.blobs.keep(bytes),
  }).id;
}
