import { placeText } from '../../base/place.ts';
import type { Language } from '../../model/message.ts';
import { say } from '../../model/message.ts';
import { code, htmlCode, plain } from '../markdown/escape.ts';
import { commentLimit, commentMarker } from '../markdown.ts';
import { type FleetWords, fleetWords, roughly } from '../words/fleet.ts';
import { countVerdicts, type FleetReport, type FleetRow, type Mode, modeOf, worstFirst } from './row.ts';

/**
 * The report as a comment: the table, then the details of portals with changes as far as a forge takes them.
 *
 * `details`: Markdown of single portals, by name.
 */
export function fleetMarkdown(report: FleetReport, details: ReadonlyMap<string, string>, language: Language): string {
  const words = fleetWords[language];
  const mode = modeOf(report);
  const count = countVerdicts(report.rows);
  const parts = (['failed', 'consent', 'held', 'left', 'changed', 'unchanged'] as const)
    .filter((verdict) => count[verdict] > 0)
    .map((verdict) => words.count(verdict, count[verdict], mode));
  const told = worstFirst(report.rows).filter(({ verdict, counts }) => verdict !== 'unchanged' || counts.note > 0);
  const flags = report.missing.map(({ what, needed }) => `- ${code(`--allow ${what}:${needed}`)}\n`);
  const head = [
    commentMarker(mode === 'plan' ? 'plan' : 'apply', { portal: '*', project: report.fleet }),
    `### ${plain(words.title(report.command, ''))}${code(report.fleet)}: ${plain(parts.join(', '))}\n`,
    ...(flags.length > 0 ? [flags.join('')] : []),
    ...(report.strays.length > 0
      ? [`${plain(words.strays(report.strays.length, report.strays.slice(0, 20).join(', ')))}\n`]
      : []),
  ].join('\n');
  const room = commentLimit - head.length - 400;
  const table = tableWithin(told, words, { language, mode, limit: room * 0.6 });
  const body = detailsWithin(told, details, words, room - table.length);
  return `${head}\n${table}${body}`
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

interface Room {
  readonly language: Language;
  readonly mode: Mode;
  readonly limit: number;
}

function tableWithin(rows: readonly FleetRow[], words: FleetWords, { language, mode, limit }: Room): string {
  if (rows.length === 0) return '';
  const head = `${line([words.portal, words.result, '+', '~', '&#62;', '−', '!', words.seconds, words.reason])}${line(Array(9).fill('---'))}`;
  let text = head;
  let shown = 0;
  for (const row of rows) {
    const { create, update, adopt, remove, note } = row.counts;
    const next = line([
      code(row.name),
      plain(words.verdict(row.verdict, row.exitCode, mode)),
      ...[create, update, adopt, remove, note].map((number) => (number === 0 ? '' : String(number))),
      roughly(row.seconds),
      reasonOf(row, language),
    ]);
    if (text.length + next.length > limit) break;
    text += next;
    shown += 1;
  }
  const hidden = rows.length - shown;
  return hidden === 0 ? text : `${text}\n${plain(words.hiddenRows(hidden))}\n`;
}

function reasonOf({ key, why, place, consents = {} }: FleetRow, language: Language): string {
  const where = place === undefined ? '' : `${code(placeText(place))} `;
  const chat = key === undefined ? '' : `${code(key)}: `;
  const flags = Object.entries(consents).map(([what, count]) => code(`--allow ${what}:${count}`));
  return [...(why === undefined ? [] : [`${where}${chat}${plain(say(why, language).text)}`]), ...flags].join('<br>');
}

function detailsWithin(
  rows: readonly FleetRow[],
  details: ReadonlyMap<string, string>,
  words: FleetWords,
  limit: number,
): string {
  const named = rows.filter(({ name }) => details.has(name));
  let text = '';
  let shown = 0;
  for (const { name } of named) {
    const next = `\n<details>\n<summary>${htmlCode(name)}</summary>\n\n${details.get(name)}\n</details>\n`;
    if (text.length + next.length > limit) break;
    text += next;
    shown += 1;
  }
  const hidden = named.length - shown;
  return hidden === 0 ? text : `${text}\n${plain(words.cut(hidden))}\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
