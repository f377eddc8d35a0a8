import { message } from '../../model/message.ts';
import { against, type Validator } from '../check/against.ts';
import { checkEntry, checkEntryDefaults } from '../generated/inventory-validators.js';
import { problem, type Report } from '../report.ts';
import type { ConfigFile } from '../tree.ts';
import { type LocatedMap, locatedMap, type Member, spanOf } from '../yaml/located.ts';
import type { Span } from '../yaml/source.ts';
import type { Labels } from './labels.ts';
import { defaultsSchema, entrySchema, namePattern } from './schemas.ts';

/** One portal as it is written, `defaults` merged in; its references are read when it is selected. */
export interface Entry {
  readonly name: string;
  readonly labels: Labels;
  /** The name's own place. */
  readonly span: Span;
  readonly settings: ReadonlyMap<string, Member>;
  /** Every `vars:` that holds for it, the nearest first. */
  readonly vars: readonly Member[];
}

/** What an entry takes over from `defaults` and `vars` around it. */
interface Inherited {
  readonly settings: ReadonlyMap<string, Member>;
  readonly labels: ReadonlyMap<string, Member>;
  /** The nearest first. */
  readonly vars: readonly Member[];
}

const nothing: Inherited = { settings: new Map(), labels: new Map(), vars: [] };
const nameForm = new RegExp(namePattern, 'u');

/** The portals of all files, a name once. */
export function entriesOf(tree: readonly ConfigFile[], report: Report): readonly Entry[] {
  const known = new Map<ConfigFile, Inherited>();
  for (const file of tree) inheritedOf(file, known, report);
  const entries: Entry[] = [];
  const names = new Names(report);
  for (const file of tree)
    for (const [written, member] of portalsOf(file, report)) {
      const name = written.normalize('NFC');
      if (names.take(name, member)) entries.push(entryOf(name, member, known.get(file) ?? nothing, report));
    }
  return entries;
}

function portalsOf({ root }: ConfigFile, report: Report): ReadonlyMap<string, Member> {
  const portals = root.members.get('portals');
  if (portals === undefined || portals.node.value === null) return new Map();
  if (portals.node.kind === 'map') return portals.node.members;
  report(problem('PORTALS_NOT_MAP', {}, portals.key));
  return new Map();
}

/** Names that have been taken; files are told apart by them, also where case does not count. */
class Names {
  readonly #report: Report;
  readonly #byName = new Map<string, Member>();
  readonly #byFolded = new Map<string, string>();

  constructor(report: Report) {
    this.#report = report;
  }

  take(name: string, member: Member): boolean {
    const folded = name.toLowerCase();
    const other = this.#byFolded.get(folded);
    const first = other === undefined ? undefined : this.#byName.get(other);
    if (!nameForm.test(name)) this.#report(problem('ENTRY_NAME', { name }, member.key));
    else if (other !== undefined && first) {
      const related = [{ span: first.key, message: message('FIRST_WRITTEN') }];
      this.#report(
        other === name
          ? problem('KEY_TWICE', { key: name }, member.key, { related })
          : problem('ENTRY_ALIKE', { name, other }, member.key, { related }),
      );
      return false;
    }
    this.#byFolded.set(folded, name);
    this.#byName.set(name, member);
    return true;
  }
}

function inheritedOf(file: ConfigFile, known: Map<ConfigFile, Inherited>, report: Report): Inherited {
  const before = known.get(file);
  if (before) return before;
  // A circle of includes is reported where it is read; here it must only not go round.
  known.set(file, nothing);
  const [first] = file.includers;
  const outer = first ? inheritedOf(first.by, known, report) : nothing;
  const vars = file.root.members.get('vars');
  const own = over({ ...outer, vars: [...(vars ? [vars] : []), ...outer.vars] }, defaultsOf(file, report));
  known.set(file, own);
  return own;
}

function defaultsOf({ root }: ConfigFile, report: Report): ReadonlyMap<string, Member> {
  const member = root.members.get('defaults');
  if (member === undefined || member.node.value === null) return new Map();
  if (member.node.kind !== 'map') {
    report(problem('FIELD_NOT_MAP', { field: 'defaults' }, spanOf(member)));
    return new Map();
  }
  against(checkEntryDefaults as Validator, defaultsSchema, member.node, report);
  return member.node.members;
}

function entryOf(name: string, member: Member, inherited: Inherited, report: Report): Entry {
  const isEntry = member.node.kind === 'map' || member.node.value === null;
  if (!isEntry) report(problem('ENTRY_NOT_MAP', { name }, spanOf(member)));
  const own: LocatedMap = member.node.kind === 'map' ? member.node : locatedMap(new Map(), member.key);
  const wrong = against(checkEntry as Validator, entrySchema, own, report);
  const { settings, labels, vars } = over(inherited, own.members);
  if (isEntry && wrong.size === 0) reportGaps(name, member, own, settings, report);
  return {
    name,
    span: member.key,
    settings,
    vars,
    labels: Object.fromEntries([...labels].map(([label, { node }]) => [label, String(node.value)])),
  };
}

/** Lists and single settings are replaced, `labels` and `vars` are merged name by name. */
function over(outer: Inherited, own: ReadonlyMap<string, Member>): Inherited {
  const settings = new Map(outer.settings);
  // An address of its own takes nothing over from another address, least of all its token.
  if (own.has('portal')) for (const field of ['url', 'token']) settings.delete(field);
  if (own.has('url')) {
    if (outer.settings.has('url')) settings.delete('token');
    settings.delete('portal');
  }
  for (const [field, member] of own) if (field !== 'labels' && field !== 'vars') settings.set(field, member);
  const [labels, vars] = [own.get('labels')?.node, own.get('vars')];
  return {
    settings,
    labels: labels?.kind === 'map' ? new Map([...outer.labels, ...labels.members]) : outer.labels,
    vars: [...(vars ? [vars] : []), ...outer.vars],
  };
}

function reportGaps(
  name: string,
  { key }: Member,
  own: LocatedMap,
  settings: ReadonlyMap<string, Member>,
  report: Report,
): void {
  const sandbox = own.members.get('portal');
  const rival = ['url', 'token', 'tariff'].find((field) => own.members.has(field));
  if (sandbox && rival)
    report(problem('ENTRY_TWO_ADDRESSES', { name, field: rival }, own.members.get(rival)?.key ?? key));
  else if (!settings.has('portal') && !settings.has('url')) report(problem('ENTRY_NO_ADDRESS', { name }, key));
  const chats = settings.get('chats')?.node;
  if (!(chats?.kind === 'list' && chats.items.length > 0)) report(problem('ENTRY_NO_CHATS', { name }, key));
}
