import type { FoundChat } from '../model/actual.ts';
import type { ChatConfig } from '../model/config.ts';
import { Fault } from '../model/fault.ts';
import type { Candidate } from '../model/plan.ts';
import { type Allowed, type Missing, missingConsents } from '../plan/consent.ts';
import { readChat } from '../read/chats.ts';
import { readDirectory } from '../read/directory.ts';
import { chatLink } from '../resources/chat/link.ts';
import type { Invalid } from './load.ts';
import { type Bench, chatToTake, memoryOf, refuseSettled, withRow } from './one-chat.ts';
import type { Options } from './options.ts';
import { Planner } from './plan.ts';

/** A key without a chat, and the chats that may be its own. */
export interface Likeness {
  readonly key: string;
  readonly candidates: readonly Candidate[];
}

export interface Pairs {
  /** Keys whose title exactly one chat bears, and that chat no other key's. */
  readonly clear: readonly Likeness[];
  /** Keys with several candidates, or with one that several keys may mean. */
  readonly unclear: readonly Likeness[];
}

export interface AdoptByTitleOptions extends Options {
  /** Shown all pairs before anything is written. */
  readonly onPairs?: (pairs: Pairs) => Promise<void>;
  /** Asked once when nobody has agreed to this number; `undefined` refuses. Absent: refused. */
  readonly consent?: (missing: readonly Missing[]) => Promise<Allowed | undefined>;
}

export interface AdoptedByTitle extends Pairs {
  readonly kind: 'adopted' | 'consent';
  readonly missing: readonly Missing[];
}

/**
 * Puts every chat under the key whose title it bears, where there is no doubt; changes the lockfile only.
 *
 * Errors: as those of `adopt`. Without consent for exactly the number of clear pairs nothing is written.
 */
export function adoptByTitle(options: AdoptByTitleOptions): Promise<AdoptedByTitle | Invalid> {
  return withRow(options, 'adopt', async (bench) => {
    const { likenesses } = await likenessesOf(options, bench);
    const pairs = await sorted(bench, likenesses);
    await options.onPairs?.(pairs);
    const missing = await stillMissing(options, pairs.clear.length);
    if (missing.length > 0) return { kind: 'consent', ...pairs, missing };
    await Promise.all(
      pairs.clear.map(async ({ key, candidates: [only] }) => {
        if (only === undefined) return;
        const found = await chatToTake(bench, key, only.id);
        await bench.section.put(key, { ...memoryOf(bench, key, found), id: found.id });
      }),
    );
    return { kind: 'adopted', ...pairs, missing: [] };
  });
}

/** The chats that a lost create may have made, or between which a merge left the choice. Errors: as those of `refuseSettled`. */
export function candidatesFor(options: Options, key: string): Promise<Likeness | Invalid> {
  return withRow(options, 'resolve', async (bench) => {
    refuseSettled(bench, key);
    const { actual } = await likenessesOf(options, bench);
    const finding = actual.findings.get(key);
    // Looking would settle it by itself; whoever asks sees the chat that would be taken.
    if (finding?.kind === 'found') return { key, candidates: await told(bench, [finding.chat]) };
    if (finding?.kind === 'unsettled') return { key, candidates: await told(bench, finding.candidates) };
    if (finding?.kind !== 'conflict') return { key, candidates: [] };
    const chats = await Promise.all(finding.ids.map((id) => readChat({ client: bench.portal.client }, id, false)));
    return {
      key,
      candidates: await told(
        bench,
        chats.filter((chat) => chat !== undefined),
      ),
    };
  });
}

async function likenessesOf(options: Options, bench: Bench) {
  const { loaded, portal, memory } = bench;
  const { actual } = await new Planner(options, loaded, portal, memory, undefined).plan();
  const alike = loaded.chats.flatMap(({ key }: ChatConfig) => {
    const finding = actual.findings.get(key);
    return finding?.kind === 'lookalikes' ? [{ key, chats: finding.chats }] : [];
  });
  const likenesses = await Promise.all(
    alike.map(async ({ key, chats }) => ({ key, candidates: await told(bench, chats) })),
  );
  return { actual, likenesses };
}

async function sorted(bench: Bench, likenesses: readonly Likeness[]): Promise<Pairs> {
  const wanted = new Map<number, number>();
  for (const { id } of likenesses.flatMap(({ candidates }) => candidates)) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  const judged = await Promise.all(
    likenesses.map(async (likeness) => {
      const [only, ...others] = likeness.candidates;
      const isAlone = only !== undefined && others.length === 0 && wanted.get(only.id) === 1;
      return { likeness, isClear: isAlone && (await mayTake(bench, likeness.key, only.id)) };
    }),
  );
  const those = (clear: boolean) => judged.filter(({ isClear }) => isClear === clear).map(({ likeness }) => likeness);
  return { clear: those(true), unclear: those(false) };
}

/** Not a chat of another row, of another marker, or of the portal's own. */
async function mayTake(bench: Bench, key: string, id: number): Promise<boolean> {
  try {
    await chatToTake(bench, key, id);
    return true;
  } catch (error) {
    if (error instanceof Fault && error.code.startsWith('ID_')) return false;
    throw error;
  }
}

async function told({ portal }: Bench, chats: readonly FoundChat[]): Promise<readonly Candidate[]> {
  const { client } = portal;
  const { people } = await readDirectory({ client }, [], [...new Set(chats.map(({ owner }) => owner))].filter(Boolean));
  return chats.map(({ id, title, createdSec, owner, memberCount, members }) => ({
    id,
    title,
    createdSec,
    owner,
    ownerName: people.get(owner)?.name ?? '',
    members: memberCount ?? members?.length,
    link: chatLink(client.name, id),
  }));
}

async function stillMissing(options: AdoptByTitleOptions, adopt: number): Promise<readonly Missing[]> {
  const { allowed = {} } = options;
  const missing = missingConsents({ consents: { adopt } }, allowed).filter(({ what }) => what === 'adopt');
  if (missing.length === 0) return [];
  const agreed = await options.consent?.(missing);
  return agreed ? missingConsents({ consents: { adopt } }, agreed).filter(({ what }) => what === 'adopt') : missing;
}
