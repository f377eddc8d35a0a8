import { fetchPicture, type PictureAccess } from '../avatar/fetch-picture.ts';
import { inspectBytes } from '../avatar/inspect.ts';
import { loadPicture } from '../avatar/pictures.ts';
import type { Actual } from '../model/actual.ts';
import { Fault } from '../model/fault.ts';
import { isHole } from '../model/operation.ts';
import type { Plan } from '../model/plan.ts';
import { foundFor } from '../report/html/portraits.ts';
import type { Options } from './options.ts';

/** Small pictures as `data:` URIs, by the path or address that they come from. */
export type PagePictures = ReadonlyMap<string, string>;

/** Larger pictures are drawn as initials; a page is looked at, not archived. Units: bytes. */
const bytesAtMost = 200_000;

/** Pictures that are fetched for one page. */
const fetchedAtMost = 200;

/** Units: milliseconds for all of them. */
const fetchingAtMostMs = 20_000;

/** The pictures that a plan sets. One that cannot be read again is left out; the apply will name the trouble. */
export async function wantedPictures(plan: Plan, access: PictureAccess): Promise<PagePictures> {
  const holes = plan.chats
    .flatMap(({ operations }) => operations.flatMap(({ params }) => Object.values(params)))
    .filter(isHole)
    .filter((hole) => hole.hole === 'picture')
    .filter(({ sizeBytes }) => sizeBytes <= bytesAtMost);
  const pictures = new Map<string, string>();
  // One after the other: no more than one picture is held besides those on the page.
  for (const hole of holes) {
    const uri = await loadPicture(hole, access)
      .then((base64) => dataUri(Buffer.from(base64, 'base64')))
      .catch(() => undefined);
    if (uri !== undefined) pictures.set(hole.source, uri);
  }
  return pictures;
}

/**
 * The pictures that the plan's chats have on the portal, those first that give way to another; what cannot be had in time is left out.
 *
 * Errors: only when the run is aborted.
 */
export async function currentPictures(
  plan: Plan,
  actual: Actual,
  portal: string,
  { env, signal }: Pick<Options, 'env' | 'signal'>,
): Promise<PagePictures> {
  const late = AbortSignal.timeout(fetchingAtMostMs);
  const access = { trusted: portal, env, signal: signal === undefined ? late : AbortSignal.any([late, signal]) };
  const pictures = new Map<string, string>();
  // One after the other: a portal's files are not worth its limits.
  for (const url of currentUrls(plan, actual)) {
    if (late.aborted) break;
    const uri = await bytesBehind(url, access)
      .then(dataUri)
      .catch(() => undefined);
    signal?.throwIfAborted();
    if (uri !== undefined) pictures.set(url, uri);
  }
  return pictures;
}

function currentUrls(plan: Plan, actual: Actual): readonly string[] {
  const told = plan.chats.filter(({ changes }) => changes.length > 0);
  const givesWay = (chat: Plan['chats'][number]) => chat.changes.some(({ field }) => field === 'avatar');
  const inTurn = [...told.filter(givesWay), ...told.filter((chat) => !givesWay(chat))];
  const urls = inTurn.map((chat) => foundFor(chat, actual)?.avatarUrl ?? '').filter((url) => url !== '');
  return [...new Set(urls)].slice(0, fetchedAtMost);
}

async function bytesBehind(url: string, access: Omit<PictureAccess, 'files'>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  await fetchPicture(
    url,
    (chunk) => {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > bytesAtMost) throw new Fault('AVATAR_TOO_LARGE', { name: url, limit: bytesAtMost / 1e6 });
      chunks.push(Uint8Array.from(chunk));
    },
    access,
  );
  return Buffer.concat(chunks);
}

/** Errors: an `AVATAR_…` Fault for what is no picture. */
function dataUri(bytes: Buffer): string {
  return `data:${inspectBytes(bytes, '').mime};base64,${bytes.toString('base64')}`;
}
