import type { Language } from '../model/message.ts';
import type { Candidate } from '../model/plan.ts';
import { columns, pad } from './text/columns.ts';
import { paint } from './text/paint.ts';
import { candidateWords } from './words/candidates.ts';

interface Likeness {
  readonly key: string;
  readonly candidates: readonly Candidate[];
}

interface Pairs {
  readonly clear: readonly Likeness[];
  readonly unclear: readonly Likeness[];
}

/** A chat with what tells it from others: when it was made, whose it is, how many are in it, where to look at it. */
export function candidateText(candidate: Candidate, language: Language): string {
  const { id, title, createdSec, owner, ownerName, members, link } = candidate;
  const words = candidateWords[language];
  const who = ownerName === '' ? String(owner) : `${ownerName} (${owner})`;
  const facts = [
    ...(createdSec > 0 ? [words.made(new Date(createdSec * 1000).toISOString().slice(0, 10))] : []),
    ...(owner > 0 ? [words.owner(who)] : []),
    ...(members === undefined ? [] : [words.members(members)]),
  ];
  return [String(id), JSON.stringify(title), facts.join(', '), link ?? ''].filter((part) => part !== '').join('  ');
}

/** All pairs of key and chat: first those that are taken, then those that a person has to choose. */
export function pairsText({ clear, unclear }: Pairs, language: Language): readonly string[] {
  const words = candidateWords[language];
  const width = Math.max(0, ...[...clear, ...unclear].map(({ key }) => columns(key)));
  const lines = (sign: string, { key, candidates }: Likeness) =>
    candidates.map((candidate, at) => {
      const start = at === 0 ? `${sign} ${paint('key', pad(key, width))}` : ' '.repeat(width + 2);
      return `${start}  ${candidateText(candidate, language)}`;
    });
  return [
    ...clear.flatMap((likeness) => lines(paint('adopt', '>'), likeness)),
    ...unclear.flatMap((likeness) => lines(paint('note', '!'), likeness)),
    ...(clear.length + unclear.length > 0 ? [''] : []),
    words.sum(clear.length, unclear.length),
  ];
}

/** For `adopt --by-title --json`. */
export function pairsJson(facts: {
  readonly adopted: readonly Likeness[];
  readonly pairs: readonly Likeness[];
  readonly unclear: readonly Likeness[];
}) {
  const one = ({ key, candidates }: Likeness) => ({ key, candidates: candidates.map(candidateJson) });
  return {
    adopted: facts.adopted.flatMap(({ key, candidates: [only] }) =>
      only ? [{ key, id: only.id, title: only.title }] : [],
    ),
    clear: facts.pairs.map(one),
    unclear: facts.unclear.map(one),
  };
}

function candidateJson({ id, title, createdSec, owner, ownerName, members, link }: Candidate) {
  const created = createdSec > 0 ? new Date(createdSec * 1000).toISOString() : null;
  return { id, title, created, owner: { id: owner, name: ownerName }, members: members ?? null, link: link ?? null };
}
