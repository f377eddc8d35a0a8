import { placeText } from '../base/place.ts';
import { printable } from '../base/printable.ts';
import type { Outcome } from '../model/event.ts';
import { type Language, say } from '../model/message.ts';
import type { Estimate, Plan } from '../model/plan.ts';
import { type ChatDeed, deedsOf } from './deeds.ts';
import { code, plain } from './markdown/escape.ts';
import { planSections, sentence } from './markdown/plan-sections.ts';
import { type Section, sectionsWithin } from './markdown/section.ts';
import { deedCounts, nextStep, undoneOf } from './outcome-text.ts';
import { isIdle, tally } from './tally.ts';
import { quoted } from './text/change-lines.ts';
import { consentFlags, countText, estimateText, missing } from './text-plan.ts';
import { markdownWords } from './words/markdown.ts';
import { outcomeWords } from './words/outcome.ts';
import { planWords } from './words/plan.ts';

export interface MarkdownOptions {
  readonly language: Language;
  /** What is agreed to already. */
  readonly allowed?: Plan['consents'];
}

export interface OutcomeMarkdownOptions extends MarkdownOptions {
  readonly lockfile?: string;
}

/** Forges refuse comments above 65,536 characters; the rest is for what a pipeline adds. Units: UTF-16 units. */
export const commentLimit = 60_000;

/** The first line of a comment, hidden, by which the next run finds it and writes over it. */
export function commentMarker(about: 'plan' | 'apply', { portal, project }: Pick<Plan, 'portal' | 'project'>): string {
  const safe = (text: string) => encodeURIComponent(printable(text)).replaceAll('--', '-%2D');
  return `<!-- provision:${about}:${safe(portal)}:${safe(project)} -->`;
}

/** The plan as a comment on a pull request. */
export function planMarkdown(plan: Plan, estimate: Estimate | undefined, options: MarkdownOptions): string {
  const words = planWords[options.language];
  const { planTitle, nothing } = markdownWords[options.language];
  const count = tally(plan);
  const counts = countText(count, words);
  const title = isIdle(count) ? [nothing, ...(counts === '' ? [] : [counts])].join(', ') : counts;
  const flags = consentFlags(missing(plan.consents, options.allowed), words);
  const cost = estimate === undefined || estimate.requests === 0 ? [] : [`${estimateText(estimate, words)}.`];
  const unchanged = count.unchanged > 0 ? [`${words.unchanged(count.unchanged)}.`] : [];
  const head = [
    commentMarker('plan', plan),
    `### ${planTitle(code(plan.project), code(plan.portal), title)}`,
    '',
    plain([...cost, ...unchanged].join(' ')),
    ...(flags.length > 0 ? ['', `**${words.consentNeeded}**`, ''] : []),
    ...flags.map(({ flag, meaning }) => `- ${code(flag)}: ${plain(meaning)}`),
    '',
  ].join('\n');
  return withSections(head, planSections(plan, options.language), '', options.language);
}

/** What became of an apply, as a comment on a pull request or a summary of a pipeline's run. */
export function outcomeMarkdown(plan: Plan, outcome: Outcome, options: OutcomeMarkdownOptions): string {
  const { language, lockfile } = options;
  const words = outcomeWords[language];
  const deeds = deedsOf(plan, outcome);
  const counts = deedCounts(deeds, words);
  const stopped =
    outcome.stoppedBy === undefined ? [] : [`**${words.stopped}** ${plain(say(outcome.stoppedBy, language).text)}`, ''];
  const head = [
    commentMarker('apply', plan),
    `### ${markdownWords[language].applyTitle(code(plan.project), code(plan.portal), counts === '' ? words.nothing : counts)}`,
    '',
    ...stopped,
    ...(lockfile === undefined ? [] : [words.lockfile(code(lockfile)), '']),
  ].join('\n');
  const next = nextStep(deeds, words).map(
    (step) => `
${plain(step)}
`,
  );
  return withSections(head, outcomeSections(deeds, language), next.join(''), language);
}

function outcomeSections(deeds: readonly ChatDeed[], language: Language): readonly Section[] {
  const words = outcomeWords[language];
  const { chat, place, problem, ids } = markdownWords[language];
  const failed = deeds.filter(({ deed }) => deed === 'failed');
  const blocked = deeds.filter(({ deed }) => deed === 'blocked');
  const left = deeds.filter(({ deed }) => deed === 'left');
  const done = deeds.filter(({ deed }) => deed !== 'failed' && deed !== 'blocked' && deed !== 'left');
  const sections: readonly Section[] = [
    {
      summary: plain(words.count.failed(failed.length)),
      open: true,
      columns: [chat, place, problem],
      rows: failed.flatMap((deed) => failureRows(deed, language)),
    },
    {
      summary: plain(words.count.blocked(blocked.length)),
      open: true,
      columns: [chat, place, problem],
      rows: blocked.flatMap((deed) => failureRows(deed, language)),
    },
    {
      summary: plain(words.count.left(left.length)),
      open: false,
      columns: [chat],
      rows: left.map(({ key }) => [code(key)]),
    },
    {
      summary: plain(ids(done.length)),
      open: done.length <= 12,
      columns: [chat, 'id'],
      rows: done.map(({ key, id }) => [code(key), id === undefined ? '' : String(id)]),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function failureRows(deed: ChatDeed, language: Language): readonly (readonly string[])[] {
  const { key, id, failures, chat } = deed;
  const words = outcomeWords[language];
  const what = chat === undefined ? '' : `${code(quoted(chat.title))} ${plain(words.undone[undoneOf(deed, chat)])}: `;
  const name = id === undefined ? code(key) : `${code(key)} (${words.id(id)})`;
  return failures.map(({ place, message, portalCode }) => [
    name,
    place === undefined ? '' : code(placeText(place)),
    `${what}${sentence(message, words, language)}${portalCode === undefined ? '' : `<br>${words.portalSays(code(portalCode))}`}`,
  ]);
}

function withSections(head: string, sections: readonly Section[], foot: string, language: Language): string {
  const { text, cut } = sectionsWithin(sections, commentLimit - head.length - foot.length - 400);
  const notice = cut === 0 ? '' : `\n${plain(markdownWords[language].cut(cut))}\n`;
  return `${head}${text}${notice}${foot}`
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}
