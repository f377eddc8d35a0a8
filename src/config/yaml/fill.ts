import type { Message } from '../../model/message.ts';
import { message } from '../../model/message.ts';
import { problem, problemOf, type Report } from '../report.ts';
import { type Located, type LocatedScalar, locatedList, locatedMap, locatedScalar, type Member } from './located.ts';
import { type Asked, type Piece, pieces } from './references.ts';
import { rawText, type Span } from './source.ts';

/*
 * The one resolver of `${…}`.
 *
 * A file is first converted with its references unread (`open`), then filled by a pass that knows what may stand where: `fill` is given the
 * scopes that mean something at that place, and every other reference is an error that names them. Nothing that was filled in is
 * read again. To plug a scope in, give `fill` one more `Scope`: `name` is the word after `${` (`var` in `${var:X}`, `each` in `${each.X}`,
 * `portal` in `${portal}`), `find` says what a name stands for. A value has two places: where the reference stands, and where its value
 * is written (`span` of the found value: a line of `vars:`, an inventory's entry, a cell). Whatever is wrong with it later is
 * shown at the first, with the second as `from` of its span; for a name that nobody knows the scope says itself where people would write it.
 */

/** What a name stands for. */
export type Found =
  /** Whole values keep their type; `span` of the node is where it is written. */
  | { readonly kind: 'value'; readonly node: Located }
  /** A text from outside any file: a flag, a variable. */
  | { readonly kind: 'text'; readonly text: string }
  /** `from`: where the value would have to be written. A default stands in for it. */
  | { readonly kind: 'unset'; readonly message: Message; readonly from?: Span }
  /** No default helps: the reference itself is wrong. */
  | { readonly kind: 'wrong'; readonly message: Message; readonly from?: Span };

/** One kind of reference. */
export interface Scope {
  /** The word it begins with. */
  readonly name: string;
  /** How it is written between the braces, for messages: `var:NAME`. */
  readonly form: string;
  /** Does it stand for a secret, which may only be a whole value? */
  readonly secret?: boolean;
  /** May it say which host a picture comes from? Only where what it stands for is reviewed like the config itself. */
  readonly namesHosts?: boolean;
  readonly find: (asked: Asked) => Found;
}

/** One pass over one file: what may stand where it goes, and what it has filled already. */
export interface Filling {
  readonly scopes: readonly Scope[];
  /** What the other words mean, told where they are known but may not stand. */
  readonly elsewhere: (word: string) => Message;
  readonly report: Report;
  readonly budget: Budget;
  /** Aliases share one value with their anchor, before and after. */
  readonly done: Map<Located, Located>;
}

/** Characters and values that may still be filled in, in all files together: values in values grow without bound. */
export interface Budget {
  characters: number;
  values: number;
  /** Values inside of which a value may still be asked for: each takes room on the stack. */
  depth: number;
}

/** Values that may lead to each other in a row. */
export const varDepthLimit = 100;

export function newBudget(): Budget {
  return { characters: 32_000_000, values: 1_000_000, depth: varDepthLimit };
}

/** Problems told of one text; a text with more has one cause. */
const problemsOfOne = 10;

/** A value with its references filled in; what has none is handed back as it is, so that sharing stays. */
export function fill(node: Located, filling: Filling): Located {
  if (!node.open) return node;
  const known = filling.done.get(node);
  if (known) return known;
  const filled = fillOpen(node, filling);
  filling.done.set(node, filled);
  return filled;
}

function fillOpen(node: Located, filling: Filling): Located {
  switch (node.kind) {
    case 'scalar':
      return fillScalar(node, filling);
    case 'list':
      return locatedList(
        node.items.map((item) => fill(item, filling)),
        node.span,
      );
    case 'map': {
      const members = new Map<string, Member>();
      for (const [name, { key, node: part }] of node.members) members.set(name, { key, node: fill(part, filling) });
      return locatedMap(members, node.span);
    }
  }
}

/** One text; also for what is no value, such as the key of a template. */
export function fillScalar(node: LocatedScalar, filling: Filling): Located {
  const parts = partsOf(node);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'reference') return fillWhole(node, only, filling);
  const { answers, wrong } = lookAll(parts, filling);
  reportAll(wrong, node, filling);
  const texts = answers.map((answer) => textOf(answer));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (!affords(filling, node.span, length, 1)) return locatedScalar(null, node.span);
  const from = answers.find((answer) => answer.kind === 'value');
  const start = parts.findIndex(({ kind }) => kind === 'reference');
  const writtenHere = texts.slice(0, start).reduce((sum, text) => sum + text.length, 0);
  const span = from?.kind === 'value' ? withFrom(node.span, from.node.span) : node.span;
  return locatedScalar(texts.join(''), span, start === -1 ? {} : { writtenHere });
}

/** A text is taken apart once, however many rows it is filled in for. */
const taken = new WeakMap<LocatedScalar, readonly Piece[]>();

function partsOf(node: LocatedScalar): readonly Piece[] {
  const parts = taken.get(node) ?? pieces(String(node.value));
  taken.set(node, parts);
  return parts;
}

/** What every piece of a text stands for; once a text has many problems, the rest of it is not asked for. */
function lookAll(parts: readonly Piece[], filling: Filling): { answers: readonly Found[]; wrong: readonly Wrong[] } {
  const answers: Found[] = [];
  const wrong: Wrong[] = [];
  for (const part of parts) {
    const answer: Found = part.kind === 'text' ? { kind: 'text', text: part.text } : look(part, filling);
    answers.push(answer);
    wrong.push(...problemsOf(part, answer));
    if (wrong.length >= problemsOfOne) break;
  }
  return { answers, wrong };
}

/** A reference that is the whole value hands its type on. */
function fillWhole(node: LocatedScalar, reference: Reference, filling: Filling): Located {
  const scope = scopeOf(reference, filling);
  const answer = look(reference, filling, true);
  reportAll(problemsOf(reference, answer, true), node, filling);
  const about = scope?.namesHosts ? {} : { writtenHere: 0 };
  if (answer.kind === 'value') {
    const { size, value } = answer.node;
    if (!affords(filling, node.span, typeof value === 'string' ? value.length : 0, size))
      return locatedScalar(null, node.span);
    return moved(answer.node, node.span, about);
  }
  if (answer.kind !== 'text') return locatedScalar(null, node.span);
  if (!affords(filling, node.span, answer.text.length, 1)) return locatedScalar(null, node.span);
  return locatedScalar(answer.text, node.span, { loose: true, ...about });
}

type Reference = Extract<Piece, { kind: 'reference' }>;

/** What a reference stands for, its default included. */
function look(reference: Reference, filling: Filling, whole = false): Found {
  const question = reference.asked;
  if (!question) return { kind: 'wrong', message: message('VALUE_FORM', { known: knownForms(filling) }) };
  const scope = scopeOf(reference, filling);
  if (!scope) return { kind: 'wrong', message: filling.elsewhere(question.scope) };
  if (scope.secret && !whole) return { kind: 'wrong', message: message('SECRET_PART') };
  const found = scope.find(question);
  if (question.fallback === undefined || !isNothing(found)) return found;
  return { kind: 'text', text: question.fallback };
}

function scopeOf({ asked }: Reference, { scopes }: Filling): Scope | undefined {
  return scopes.find(({ name }) => name === asked?.scope);
}

/** A default stands in for a name that is unset or empty, as in a shell. */
function isNothing(found: Found): boolean {
  switch (found.kind) {
    case 'unset':
      return true;
    case 'wrong':
      return false;
    case 'text':
      return found.text === '';
    case 'value':
      return found.node.value === null || found.node.value === '';
  }
}

function knownForms({ scopes }: Filling): string {
  return scopes.map(({ form }) => `\${${form}}`).join(', ');
}

function textOf(answer: Found): string {
  if (answer.kind === 'text') return answer.text;
  if (answer.kind !== 'value' || answer.node.kind !== 'scalar') return '';
  return answer.node.value === null ? '' : String(answer.node.value);
}

interface Wrong {
  readonly nth: number;
  readonly message: Message;
  readonly from: Span | undefined;
}

function problemsOf(part: Piece, answer: Found | undefined, whole = false): readonly Wrong[] {
  if (part.kind === 'text' || !answer || answer.kind === 'text') return [];
  const { nth } = part;
  if (answer.kind !== 'value') return [{ nth, message: answer.message, from: answer.from }];
  if (whole || answer.node.kind === 'scalar') return [];
  return [{ nth, message: message('VALUE_NOT_TEXT'), from: answer.node.span }];
}

function reportAll(wrong: readonly Wrong[], node: LocatedScalar, { report }: Filling): void {
  if (wrong.length === 0) return;
  const starts = startsOfReferences(String(node.value), node.span);
  for (const { nth, message, from } of wrong) {
    const span = referenceAt(starts[nth], node.span);
    report(problemOf(message, withFrom(span, from)));
  }
}

/** Where every `${` of the value stands in the raw text; none where quoting hides some of them. */
function startsOfReferences(value: string, span: Span): readonly number[] {
  const starts = startsIn(rawText(span));
  return starts.length === startsIn(value).length ? starts : [];
}

function startsIn(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at + 2)) starts.push(at);
  return starts;
}

function referenceAt(at: number | undefined, span: Span): Span {
  if (at === undefined) return span;
  const [line = ''] = rawText(span).slice(at).split('\n', 1);
  const length = line.indexOf('}') + 1 || 2;
  return { ...span, start: span.start + at, end: span.start + at + length };
}

/** A value as it stands at its reference: every part of it points there, and from there to where it is written. */
function moved(node: Located, at: Span, about: { readonly writtenHere?: number }): Located {
  const span = withFrom(at, node.span);
  switch (node.kind) {
    case 'scalar':
      return locatedScalar(node.value, span, { ...(node.loose ? { loose: true } : {}), ...about });
    case 'list':
      return locatedList(
        node.items.map((item) => moved(item, at, about)),
        span,
      );
    case 'map': {
      const members = [...node.members].map(
        ([name, { key, node: part }]) => [name, { key: withFrom(at, key), node: moved(part, at, about) }] as const,
      );
      return locatedMap(new Map(members), span);
    }
  }
}

/** A span that also knows where its value comes from. */
export function withFrom(span: Span, from: Span | undefined): Span {
  return from === undefined ? span : { ...span, from };
}

/** May so much more be filled in? Said once: whatever comes after it is left out, and nobody walks it. */
export function affords(
  { budget, report }: Pick<Filling, 'budget' | 'report'>,
  span: Span,
  characters: number,
  values: number,
): boolean {
  budget.characters -= characters;
  budget.values -= values;
  if (budget.characters >= 0 && budget.values >= 0) return true;
  if (Number.isFinite(budget.characters)) report(problem('VALUES_TOO_MUCH', {}, span));
  budget.characters = Number.NEGATIVE_INFINITY;
  return false;
}
