import type { Language } from '../model/message.ts';
import { type Change, type ChatPlan, type ConsentName, consents, type Plan } from '../model/plan.ts';
import { fateOf } from './tally.ts';
import { columns } from './text/columns.ts';
import { shorten } from './text/shorten.ts';
import { type QuestionWords, questionWords, type Undertaken } from './words/question.ts';

/** What a run is about to do, as far as somebody is asked about it; of several portals, the sum. */
export interface Undertaking {
  /** Portals that are written to, the sandbox left out: nobody minds what becomes of it. */
  readonly portals: readonly string[];
  /** Chats by what is done to them on those portals. */
  readonly deeds: Readonly<Partial<Record<Undertaken, number>>>;
  /** Whom and what each danger hits: the first of them. */
  readonly dangers: Readonly<Partial<Record<ConsentName, readonly Hit[]>>>;
}

interface Hit {
  readonly key: string;
  /** The person who leaves a chat or gets it; the id of the chat that is taken over. */
  readonly what?: string;
}

/** More than any line has room for. */
const hitsKept = 50;

/** `portal`: the name by which several portals are told apart. */
export function undertakingOf(plan: Plan, portal?: string): Undertaking {
  const writing = plan.chats.filter(({ operations }) => operations.length > 0);
  const isReal = plan.portal !== 'sandbox' && writing.length > 0;
  const deeds: Partial<Record<Undertaken, number>> = {};
  for (const deed of isReal ? writing.map(deedOf) : []) deeds[deed] = (deeds[deed] ?? 0) + 1;
  const named = (hit: Hit): Hit => (portal === undefined ? hit : { ...hit, key: `${portal}/${hit.key}` });
  const hits = (what: ConsentName) => plan.chats.filter((chat) => chat.consents[what]).flatMap(hitsOf[what]);
  return {
    portals: isReal ? [portal ?? plan.portal] : [],
    deeds,
    dangers: Object.fromEntries(
      consents.filter((what) => plan.consents[what]).map((what) => [what, hits(what).slice(0, hitsKept).map(named)]),
    ),
  };
}

export function addUndertakings(all: readonly Undertaking[]): Undertaking {
  const deeds: Partial<Record<Undertaken, number>> = {};
  const dangers: Partial<Record<ConsentName, readonly Hit[]>> = {};
  for (const one of all) {
    for (const [deed, n] of Object.entries(one.deeds) as [Undertaken, number][]) deeds[deed] = (deeds[deed] ?? 0) + n;
    for (const [what, hits] of Object.entries(one.dangers) as [ConsentName, readonly Hit[]][])
      dangers[what] = [...(dangers[what] ?? []), ...hits].slice(0, hitsKept);
  }
  return { portals: all.flatMap(({ portals }) => portals), deeds, dangers };
}

export interface Asking {
  readonly language: Language;
  /** Columns that a line may take. */
  readonly width: number;
  /** The dangers that are not agreed to, in their numbers. */
  readonly missing: readonly { readonly what: ConsentName; readonly needed: number }[];
  /** Is the change of a real portal asked about at all? */
  readonly change: boolean;
}

/** What has to be asked, a question a line; none where nobody has to be asked. */
export function questions(undertaking: Undertaking, { language, width, missing, change }: Asking): readonly string[] {
  const words = questionWords[language];
  const dangers = missing.map(({ what, needed }) => {
    const room = width - columns(words.danger[what](needed, ''));
    const hits = undertaking.dangers[what] ?? [];
    return words.danger[what](
      needed,
      listed(
        hits.map((hit) => hitText(what, hit, words)),
        needed,
        room,
        words,
      ),
    );
  });
  return [...dangers, ...(change ? changeQuestion(undertaking, words) : [])];
}

/** The question before saved plans of several portals are carried out: what they hold is known once each is made again. */
export function savedQuestion(portals: readonly string[], language: Language): string {
  const words = questionWords[language];
  return words.saved(whereOf(portals, words));
}

function changeQuestion({ portals, deeds }: Undertaking, words: QuestionWords): readonly string[] {
  if (portals.length === 0) return [];
  const told = undertaken
    .filter((deed) => deeds[deed])
    .map((deed, index) => words.deed[deed](deeds[deed] ?? 0, index === 0));
  const question = words.on(told.join(', '), whereOf(portals, words));
  return [`${question[0]?.toUpperCase()}${question.slice(1)}${deeds.create ? ` ${words.lasting}` : ''}`];
}

const undertaken: readonly Undertaken[] = ['create', 'update', 'adopt', 'archive', 'delete'];

function whereOf(portals: readonly string[], words: QuestionWords): string {
  const [only = ''] = portals;
  return portals.length === 1 ? only : words.portals(portals.length);
}

/** As many as there is room for, one at least, then how many more there are. */
function listed(items: readonly string[], total: number, room: number, words: QuestionWords): string {
  const widest = Math.min(60, Math.max(24, room - columns(`, ${words.more(total)}`)));
  const [first = String(total), ...others] = items.map((item) => shorten(item, widest));
  let shown = [first];
  const text = () => [...shown, ...(total > shown.length ? [words.more(total - shown.length)] : [])].join(', ');
  for (const item of others) {
    const before = shown;
    shown = [...shown, item];
    if (columns(text()) <= room) continue;
    shown = before;
    break;
  }
  return text();
}

function hitText(what: ConsentName, { key, what: detail }: Hit, words: QuestionWords): string {
  if (detail === undefined) return key;
  if (what === 'remove-members') return words.from(detail, key);
  return what === 'hand-over' ? words.to(key, detail) : words.isChat(key, detail);
}

function deedOf(chat: ChatPlan): Undertaken {
  const fate = fateOf(chat);
  if (fate === 'create' || fate === 'adopt') return fate;
  if (fate !== 'remove') return 'update';
  return chat.consents.delete ? 'delete' : 'archive';
}

const keyAlone = ({ key }: ChatPlan): readonly Hit[] => [{ key }];

const hitsOf: Readonly<Record<ConsentName, (chat: ChatPlan) => readonly Hit[]>> = {
  'remove-members': ({ key, changes }) =>
    changes.filter(isRemoval).flatMap(({ removed = [] }) => removed.map((what) => ({ key, what }))),
  'hand-over': ({ key, changes }) =>
    changes
      .filter(({ kind, field }) => kind === 'update' && field === 'owner')
      .map(({ to }) => ({ key, ...(typeof to === 'string' ? { what: to } : {}) })),
  adopt: ({ key, id }) => [{ key, ...(id === undefined ? {} : { what: String(id) }) }],
  archive: keyAlone,
  delete: keyAlone,
  twin: keyAlone,
  recreate: keyAlone,
  forget: keyAlone,
};

function isRemoval({ kind, field }: Change): boolean {
  return kind === 'update' && field === 'users';
}
