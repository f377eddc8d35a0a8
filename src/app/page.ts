import type { PictureAccess } from '../avatar/fetch-picture.ts';
import { loadPicture } from '../avatar/pictures.ts';
import type { Language } from '../model/message.ts';
import { type Hole, isHole } from '../model/operation.ts';
import { portraitsOf } from '../report/html/portraits.ts';
import { planHtml } from '../report/html.ts';
import type { Planned } from './plan.ts';

/** Larger pictures are drawn as initials; a page is looked at, not archived. Units: bytes. */
const pictureBytesAtMost = 200_000;

/** The plan as one self-contained page, with the pictures that it sets. */
export async function planPage(
  { plan, estimate, chats, actual, allowed, access }: Planned,
  language: Language,
): Promise<string> {
  const holes = plan.chats
    .flatMap(({ operations }) => operations.flatMap(({ params }) => Object.values(params)))
    .filter(isHole);
  const small = holes
    .filter((hole) => hole.hole === 'picture')
    .filter(({ sizeBytes }) => sizeBytes <= pictureBytesAtMost);
  const pictures = new Map<string, string>();
  // One after the other: no more than one picture is held besides those on the page.
  for (const hole of small) {
    const uri = await dataUri(hole, access);
    if (uri) pictures.set(hole.source, uri);
  }
  return planHtml(plan, estimate, { language, allowed, pictures, portraits: portraitsOf(plan, { chats }, actual) });
}

/** A picture that cannot be read again is drawn as initials; the apply will name the trouble. */
async function dataUri(hole: Extract<Hole, { hole: 'picture' }>, access: PictureAccess): Promise<string | undefined> {
  try {
    const base64 = await loadPicture(hole, access);
    return `data:${mimeOf(base64)};base64,${base64}`;
  } catch {
    return undefined;
  }
}

/** By the first bytes, as everywhere. */
function mimeOf(base64: string): string {
  if (base64.startsWith('iVBOR')) return 'image/png';
  if (base64.startsWith('R0lGOD')) return 'image/gif';
  if (base64.startsWith('UklGR')) return 'image/webp';
  return base64.startsWith('Qk') ? 'image/bmp' : 'image/jpeg';
}
