import { sha256 } from '../base/hash.ts';
import type { Language } from '../model/message.ts';
import type { Estimate, Plan } from '../model/plan.ts';
import { anchorOf, type Card, cardHtml, rowHtml } from './html/card.ts';
import { escaped } from './html/escape.ts';
import { Faces, type Pictures } from './html/faces.ts';
import { keysDialog } from './html/keys.ts';
import { madeHtml, type Origin } from './html/origin.ts';
import { type Names, type Portraits, portraitsOfPlan } from './html/portrait.ts';
import { script } from './html/script.ts';
import { fates, style } from './html/style.ts';
import type { Drawing } from './html/window.ts';
import { type Fate, fateOf, isDangerous, isRowOnly, tally } from './tally.ts';
import { symbols } from './text/change-lines.ts';
import { consentFlags, countText, estimateText, missing } from './text-plan.ts';
import { type PageWords, pageWords } from './words/page.ts';
import { planWords } from './words/plan.ts';

export interface PageOptions {
  readonly language: Language;
  /** The chats before and after, by key; what is missing is drawn from the plan alone. */
  readonly portraits?: ReadonlyMap<string, Portraits>;
  /** Small pictures as `data:` URIs, by the path or URL that portraits name. */
  readonly pictures?: Pictures;
  /** What people are called; one who is missing is shown as the plan names him. */
  readonly names?: Names;
  /** When the plan was made, and of which commit where that is known. */
  readonly origin?: Origin;
  /** What is agreed to already. */
  readonly allowed?: Plan['consents'];
}

/**
 * The plan as one self-contained page: chats as a messenger shows them, before and after, with filter and search.
 *
 * Its own policy allows it nothing but its own style and script and pictures inside the page. Without the script all chats are
 * there, and so are the filters.
 */
export function planHtml(plan: Plan, estimate: Estimate | undefined, options: PageOptions): string {
  const faces = new Faces(options.pictures ?? new Map());
  const drawing = { faces, names: options.names ?? new Map(), words: pageWords[options.language] };
  const body = bodyHtml(plan, estimate, drawing, options);
  const css = `${style}${faces.css()}\n`;
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(css)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(pageWords[options.language].title(plan.project))}</title>
<style>${css}</style>
</head>
<body>
${body}
<script>${script}</script>
</body>
</html>
`;
}

function policy(css: string): string {
  const hash = (text: string) => `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`;
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src ${hash(css)}`,
    `script-src ${hash(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The dangers first, what is blocked before what is taken away; the rest in the plan's own order. */
function cardsOf(plan: Plan, { portraits }: PageOptions): readonly (readonly Card[])[] {
  const cards = plan.chats
    .filter((chat) => !isRowOnly(chat))
    .map((chat) => ({
      anchor: anchorOf(chat.key),
      fate: fateOf(chat) ?? 'note',
      chat,
      portraits: portraits?.get(chat.key) ?? portraitsOfPlan(chat),
    }));
  const rank = ({ fate }: Card) => ['blocked', 'remove', fate].indexOf(fate);
  const dangers = cards.filter(({ chat }) => isDangerous(chat)).toSorted((a, b) => rank(a) - rank(b));
  return [dangers, cards.filter(({ chat }) => !isDangerous(chat))].filter((part) => part.length > 0);
}

function bodyHtml(plan: Plan, estimate: Estimate | undefined, drawing: Drawing, options: PageOptions): string {
  const { language } = options;
  const { words } = drawing;
  const intro = introHtml(plan, estimate, options);
  const parts = cardsOf(plan, options);
  if (parts.length === 0) {
    const count = tally(plan);
    return `${intro}\n<main class="calm"><p>${escaped(planWords[language].nothing(count.unchanged))}</p></main>`;
  }
  const row = (card: Card) => rowHtml(card, drawing.faces, language);
  return `<a class="skip" href="#chats">${escaped(words.skip)}</a>
${intro}
<div class="top"><div>${filtersHtml(parts.flat(), language)}
<div class="find"><input id="search" type="search" placeholder="${escaped(words.searchHint)}" aria-label="${escaped(words.search)}" autocomplete="off" spellcheck="false"></div>
<p id="status" role="status" data-text="${escaped(words.shown('{}'))}"></p><button type="button" id="help" aria-label="${escaped(words.keys)}" title="${escaped(words.keys)}">?</button></div></div>
<div class="panes">
<nav aria-label="${escaped(words.chats)}">
${parts.map((cards) => `<ul aria-label="${escaped(titleOf(cards, words))}">\n${cards.map(row).join('\n')}\n</ul>`).join('\n')}
</nav>
<main id="chats" tabindex="-1">
${parts.map((cards) => partHtml(cards, drawing, language)).join('\n')}
<p id="none" class="calm" hidden>${escaped(words.none)}</p>
</main>
</div>
${keysDialog(words)}`;
}

function partHtml(cards: readonly Card[], drawing: Drawing, language: Language): string {
  const title = escaped(titleOf(cards, drawing.words));
  return `<section class="part" aria-label="${title}"><h2>${title}</h2>
${cards.map((card) => cardHtml(card, drawing, language)).join('\n')}
</section>`;
}

function titleOf([first]: readonly Card[], words: PageWords): string {
  return first !== undefined && isDangerous(first.chat) ? words.dangers : words.others;
}

function introHtml(plan: Plan, estimate: Estimate | undefined, options: PageOptions): string {
  const { language, allowed, origin } = options;
  const words = planWords[language];
  const page = pageWords[language];
  const count = tally(plan);
  const facts = [
    countText(count, words) || words.noChanges,
    ...(estimate === undefined || estimate.requests === 0 ? [] : [estimateText(estimate, words)]),
    ...(count.unchanged > 0 ? [words.unchanged(count.unchanged)] : []),
  ];
  const flags = consentFlags(missing(plan.consents, allowed), words);
  const items = flags.map(({ flag, meaning }) => `<li><code>${escaped(flag)}</code> ${escaped(meaning)}</li>`);
  const consent = `<section class="consent"><strong>${escaped(words.consentNeeded)}</strong><ul>${items.join('')}</ul></section>`;
  return `<header class="intro"><h1>${escaped(page.title(plan.project))} <small>${escaped(page.portal)} ${escaped(plan.portal)}</small></h1>
<p>${escaped(facts.join('. '))}.</p>${origin === undefined ? '' : madeHtml(origin, page)}${flags.length > 0 ? consent : ''}</header>`;
}

/** Radio buttons, so that the choice works by style alone. */
function filtersHtml(cards: readonly Card[], language: Language): string {
  const words = pageWords[language];
  const legend = planWords[language].legend;
  const counts = new Map<Fate, number>();
  for (const { fate } of cards) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  const options = fates.flatMap((fate) => {
    const count = counts.get(fate);
    return count === undefined ? [] : [option(fate, symbols[fate], legend[fate === 'healed' ? 'adopt' : fate], count)];
  });
  return `<fieldset class="filters"><legend class="unseen-text">${escaped(words.filter)}</legend>${option('all', '', words.all, cards.length)}${options.join('')}</fieldset>`;
}

function option(id: string, symbol: string, word: string, count: number): string {
  const mark = symbol === '' ? '' : `<b aria-hidden="true">${escaped(symbol)}</b> `;
  return `<input type="radio" name="fate" id="fate-${id}"${id === 'all' ? ' checked' : ''}><label for="fate-${id}">${mark}${escaped(word)} <b>${count}</b></label>`;
}
