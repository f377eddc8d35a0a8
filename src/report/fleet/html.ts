import { sha256 } from '../../base/hash.ts';
import { placeText } from '../../base/place.ts';
import { type Language, say } from '../../model/message.ts';
import { linkTo } from '../html/card.ts';
import { escaped } from '../html/escape.ts';
import { fleetWords, roughly } from '../words/fleet.ts';
import { countVerdicts, type FleetReport, type FleetRow, type Mode, modeOf, worstFirst } from './row.ts';

const style = `:root{color-scheme:light dark;--page:#f3f5f8;--surface:#fff;--line:#e2e6ec;--text:#1b222c;--muted:#5a6675;--bad:#b3261e;--good:#157347;--warn:#8a5a00}
@media (prefers-color-scheme:dark){:root{--page:#12151a;--surface:#1b2027;--line:#2b323c;--text:#e7ebf0;--muted:#9ca8b7;--bad:#ff948a;--good:#62d391;--warn:#ecbd55}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:84rem;padding:1.75rem 1.5rem 4rem;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0}p{color:var(--muted);margin:.35rem 0 1.25rem}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:12px;background:var(--surface)}
table{border-collapse:collapse;width:100%}th,td{padding:.45rem .8rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
td:last-child{overflow-wrap:anywhere;min-width:16rem}
.failed td:nth-child(2),.consent td:nth-child(2){color:var(--bad);font-weight:600}.changed td:nth-child(2){color:var(--good)}.held td:nth-child(2),.left td:nth-child(2){color:var(--warn)}.unchanged td{color:var(--muted)}
a{color:inherit}small{display:block;color:var(--muted)}h1::first-letter{text-transform:uppercase}
@media (max-width:40rem){body{padding:1.25rem 1rem 3rem}table,tbody{display:block}thead{display:none}
tr{display:flex;flex-wrap:wrap;gap:.15rem 1rem;padding:.7rem .9rem;border-bottom:1px solid var(--line)}tr:last-child{border-bottom:0}
td,td.n{padding:0;border:0;text-align:left}td:empty{display:none}td:first-child{flex:1 1 9rem}td:last-child{flex:1 1 100%;min-width:0}
td.n::before{content:attr(data-of) " ";color:var(--muted)}}`;

/**
 * The index of a fleet's pages: every portal, the worst first.
 *
 * `pages`: the address of a portal's own page from here, by name. No script, no network, strict CSP.
 */
export function fleetHtml(report: FleetReport, pages: ReadonlyMap<string, string>, language: Language): string {
  const words = fleetWords[language];
  const mode = modeOf(report);
  const count = countVerdicts(report.rows);
  const parts = (['failed', 'consent', 'held', 'left', 'changed', 'unchanged'] as const)
    .filter((verdict) => count[verdict] > 0)
    .map((verdict) => words.count(verdict, count[verdict], mode));
  const title = words.title(report.command, report.fleet);
  const head = [words.portal, words.result, ...numberHeads(language), words.reason];
  const strays =
    report.strays.length === 0 ? '' : `<p>${escaped(words.strays(report.strays.length, report.strays.join(', ')))}</p>`;
  const csp = `default-src 'none'; style-src 'sha256-${Buffer.from(sha256(style), 'hex').toString('base64')}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(words.total(report.rows.length, parts))} ${escaped(words.took(report.seconds))}</p>
<div class="wide"><table>
<thead><tr>${head.map((cell, column) => `<th${column > 1 && column < 8 ? ' class="n"' : ''}>${escaped(cell)}</th>`).join('')}</tr></thead>
<tbody>
${worstFirst(report.rows)
  .map((row) => rowHtml(row, pages.get(row.name), mode, language))
  .join('\n')}
</tbody></table></div>${strays}
</body>
</html>
`;
}

function rowHtml(row: FleetRow, page: string | undefined, mode: Mode, language: Language): string {
  const { name, portal, verdict, exitCode, counts, seconds } = row;
  const shown = page === undefined ? escaped(name) : `<a href="${escaped(page)}">${escaped(name)}</a>`;
  const where = portal === undefined ? '' : `<small>${escaped(portal)}</small>`;
  const { create, update, adopt, remove, note } = counts;
  const numbers = [...[create, update, adopt, remove, note].map((n) => (n === 0 ? '' : String(n))), roughly(seconds)];
  const heads = numberHeads(language);
  return `<tr class="${verdict}"><td>${shown}${where}</td><td>${escaped(fleetWords[language].verdict(verdict, exitCode, mode))}</td>${numbers
    .map((number, column) => `<td class="n" data-of="${escaped(heads[column] ?? '')}">${number}</td>`)
    .join('')}<td>${reasonHtml(row, page, language)}</td></tr>`;
}

/** What heads the columns of numbers; on a narrow page, where there are no columns, it stands before each number. */
function numberHeads(language: Language): readonly string[] {
  return ['+', '~', '>', '−', '!', fleetWords[language].seconds];
}

function reasonHtml(
  { key, why, place, consents = {} }: FleetRow,
  page: string | undefined,
  language: Language,
): string {
  const flags = Object.entries(consents).map(([what, count]) => `<code>${escaped(`--allow ${what}:${count}`)}</code>`);
  if (why === undefined) return flags.join(' ');
  const { text, help } = say(why, language);
  const where = place === undefined ? '' : `${placeText(place)} `;
  return `${escaped(where)}${key === undefined ? '' : `${chatHtml(key, page)}: `}${escaped(text)}${help === undefined ? '' : `<small>${escaped(help)}</small>`} ${flags.join(' ')}`.trim();
}

/** A chat's key, which leads to it where the portal has a page. */
function chatHtml(key: string, page: string | undefined): string {
  return page === undefined ? escaped(key) : `<a href="${escaped(`${page}#${linkTo(key)}`)}">${escaped(key)}</a>`;
}
