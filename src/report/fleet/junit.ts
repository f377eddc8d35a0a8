import { placeText } from '../../base/place.ts';
import { type Language, say } from '../../model/message.ts';
import { fleetWords } from '../words/fleet.ts';
import { type FleetReport, type FleetRow, modeOf, worstFirst } from './row.ts';

/**
 * A test case a portal, as forges and Jenkins show them by themselves.
 *
 * A portal with changes is a failure only where the exit code says so; one that was not begun is skipped.
 *
 * Source: the XML that JUnit's Ant task writes, as GitLab's and Jenkins' readers take it.
 */
export function fleetJunit({ command, fleet, rows, seconds }: FleetReport, language: Language): string {
  const cases = worstFirst(rows).map((row) => caseOf(row, command, language));
  const count = (is: (row: FleetRow) => boolean) => rows.filter(is).length;
  const head = [
    attribute('name', `provision ${command} ${fleet}`),
    attribute('tests', String(rows.length)),
    attribute('failures', String(count(isFailure))),
    attribute('errors', '0'),
    attribute('skipped', String(count(isSkipped))),
    attribute('time', time(seconds)),
  ].join(' ');
  const suite = `<testsuite ${head}>\n${cases.join('\n')}\n</testsuite>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suite}\n</testsuites>\n`;
}

function isFailure({ exitCode = 0 }: FleetRow): boolean {
  return exitCode !== 0;
}

function isSkipped({ exitCode }: FleetRow): boolean {
  return exitCode === undefined;
}

function caseOf(row: FleetRow, command: string, language: Language): string {
  const { name, portal, seconds, verdict, exitCode } = row;
  const words = fleetWords[language];
  const head = [
    attribute('classname', `provision.${command}`),
    attribute('name', portal === undefined ? name : `${name} (${portal})`),
    attribute('time', time(seconds)),
  ].join(' ');
  if (isSkipped(row)) return `<testcase ${head}><skipped/></testcase>`;
  const what = words.verdict(verdict, exitCode, modeOf({ command }));
  if (!isFailure(row)) return `<testcase ${head}><system-out>${escaped(what)}</system-out></testcase>`;
  const text = reasonOf(row, language) || what;
  return `<testcase ${head}><failure ${attribute('type', what)} ${attribute('message', text)}>${escaped(text)}</failure></testcase>`;
}

function reasonOf({ key, why, place, consents = {} }: FleetRow, language: Language): string {
  const flags = Object.entries(consents).map(([what, count]) => `--allow ${what}:${count}`);
  if (why === undefined) return flags.join(' ');
  const { text, help } = say(why, language);
  const where = place === undefined ? '' : `${placeText(place)} `;
  const chat = key === undefined ? '' : `${key}: `;
  return [`${where}${chat}${text}`, ...(help === undefined ? [] : [help]), ...flags].join('; ');
}

function attribute(name: string, value: string): string {
  return `${name}="${escaped(value)}"`;
}

/** XML has no way to write most control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function time(seconds: number): string {
  return seconds.toFixed(3);
}
