import { sha256 } from '../base/hash.ts';
import type { Language } from '../model/message.ts';
import type { Estimate, Plan } from '../model/plan.ts';
import { type Card, cardHtml, rowHtml } from './html/card.ts';
import { escaped } from './html/escape.ts';
import { Faces, type Pictures } from './html/faces.ts';
import { type Portraits, portraitsOfPlan } from './html/portrait.ts';
import { script } from './html/script.ts';
import { fates, style } from './html/style.ts';
import { type Fate, fateOf, isRowOnly, tally } from './tally.ts';
import { symbols } from './text/change-lines.ts';
import { consentFlags, countText, estimateText, missing } from './text-plan.ts';
import { pageWords } from './words/page.ts';
import { planWords } from './words/plan.ts';

export interface PageOptions {
  readonly language: Language;
  /** The chats before and after, by key; what is missing is drawn from the plan alone. */
  readonly portraits?: ReadonlyMap<string, Portraits>;
  /** Small pictures as `data:` URIs, by the path or URL that portraits name. */
  readonly pictures?: Pictures;
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
  const cards = cardsOf(plan, options);
  const body = bodyHtml(plan, estimate, cards, faces, options);
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

function cardsOf(plan: Plan, { portraits }: PageOptions): readonly Card[] {
  return plan.chats
    .filter((chat) => !isRowOnly(chat))
    .map((chat, index) => ({
      anchor: `chat-${index + 1}`,
      fate: fateOf(chat) ?? 'note',
      chat,
      portraits: portraits?.get(chat.key) ?? portraitsOfPlan(chat),
    }));
}

function bodyHtml(
  plan: Plan,
  estimate: Estimate | undefined,
  cards: readonly Card[],
  faces: Faces,
  options: PageOptions,
): string {
  const { language } = options;
  const words = pageWords[language];
  const intro = introHtml(plan, estimate, options);
  if (cards.length === 0) {
    const count = tally(plan);
    return `${intro}\n<main class="calm"><p>${escaped(planWords[language].nothing(count.unchanged))}</p></main>`;
  }
  return `<a class="skip" href="#chats">${escaped(words.skip)}</a>
${intro}
<div class="top"><div>${filtersHtml(cards, language)}
<div class="find"><input id="search" type="search" placeholder="${escaped(words.searchHint)}" aria-label="${escaped(words.search)}" autocomplete="off" spellcheck="false"></div>
<p id="status" role="status" data-text="${escaped(words.shown('{}'))}"></p></div></div>
<div class="panes">
<nav aria-label="${escaped(words.chats)}"><ul>
${cards.map((card) => rowHtml(card, faces, language)).join('\n')}
</ul><p class="keys">${escaped(words.keys)}</p></nav>
<main id="chats" tabindex="-1">
${cards.map((card) => cardHtml(card, faces, language)).join('\n')}
<p id="none" class="calm" hidden>${escaped(words.none)}</p>
</main>
</div>`;
}

function introHtml(plan: Plan, estimate: Estimate | undefined, { language, allowed }: PageOptions): string {
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
<p>${escaped(facts.join('. '))}.</p>${flags.length > 0 ? consent : ''}</header>`;
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
