import type { PageWords } from '../words/page.ts';
import { escaped } from './escape.ts';

/** Where a plan comes from. */
export interface Origin {
  /** Units: unix milliseconds. */
  readonly madeAtMs: number;
  readonly revision?: Revision | undefined;
}

/** The commit that a config was read from. */
export interface Revision {
  /** Lower-case hex. */
  readonly commit: string;
  /** Are the files otherwise than in the commit, as far as anybody could look? */
  readonly isChanged: boolean;
}

/** When the plan was made and of which commit; the script tells the time as the reader's clock has it. */
export function madeHtml({ madeAtMs, revision }: Origin, words: PageWords): string {
  const iso = new Date(madeAtMs).toISOString();
  const time = `<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
  const made = escaped(words.made('{time}')).replace('{time}', time);
  return `<p class="made">${made}${revision === undefined ? '' : commitHtml(revision, words)}</p>`;
}

function commitHtml({ commit, isChanged }: Revision, words: PageWords): string {
  const more = isChanged ? ` ${escaped(words.uncommitted)}` : '';
  return `, ${escaped(words.commit)} <code title="${escaped(commit)}">${escaped(commit.slice(0, 12))}</code>${more}`;
}
