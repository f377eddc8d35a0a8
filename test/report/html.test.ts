import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { message } from '../../src/model/message.ts';
import type { Portraits } from '../../src/report/html/portrait.ts';
import { planHtml } from '../../src/report/html.ts';
import { at, chat, planOf } from './worlds.ts';

const english = { language: 'en' } as const;
const team = { type: 'OPEN', users: 2, people: ['1'], owner: '1', handOver: false };
const dot = 'data:image/png;base64,iVBORw0KGgo=';

/** The words of the page in reading order, without markup. */
function words(html: string): string {
  const body = html.slice(html.indexOf('<body>'), html.indexOf('<script>'));
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
}

function article(html: string): string {
  return html.slice(html.indexOf('<article'), html.indexOf('</article>'));
}

test('a page reads from the summary over the filters to each chat, before and after', () => {
  const sales: Portraits = {
    before: { title: 'Sales', type: 'CHAT', color: '#df532d', owner: '1', members: ['1', 'ben (3)'], memberCount: 2 },
    after: { title: 'Sales RU', type: 'CHAT', color: '#4ba984', owner: '1', members: ['1', 'eva (4)'], memberCount: 2 },
  };
  const plan = planOf(
    41,
    chat('sales', { id: 12, title: 'Sales RU', place: at('chats.yaml', 14, 3) })
      .updates('title', '"Sales"', '"Sales RU"')
      .updates('color', 'RED', 'MINT')
      .members(['eva (4)'], ['ben (3)']),
  );
  const html = planHtml(
    plan,
    { requests: 4, seconds: 3, operatingShare: 0 },
    {
      ...english,
      portraits: new Map([['sales', sales]]),
      names: new Map([['eva (4)', 'Eva Adams']]),
      origin: { madeAtMs: Date.UTC(2026, 4, 3, 10, 59), revision: { commit: 'ab12'.repeat(10), isChanged: true } },
    },
  );
  expect(words(html)).toBe(
    [
      'Skip to the chats',
      'Plan for onboarding on b24-ar17wx.bitrix24.by',
      '1 update. 4 requests, about 3 s on this portal. 41 unchanged.',
      'Made 2026-05-03 10:59 UTC , commit ab12ab12ab12 with changes that are not committed',
      'Consent needed: --allow remove-members:1 1 member leaves a chat',
      'Show chats by what happens to them all 1 ~ update 1 ?',
      'SR Sales RU sales ~ update',
      'Dangerous or blocked ~ update sales chats.yaml:14:3 · id 12',
      '~ title "Sales" → "Sales RU" ~ color RED → MINT ~ users + Eva Adams eva (4) − ben (3)',
      'Before S Sales Closed chat · 2 members ben (3) leaves →',
      'After SR Sales RU Closed chat · 2 members Eva Adams joins and 1 unchanged user 1 owner',
      'No chat matches.',
      'Keyboard shortcuts × ↑ ↓ Move through the list Home End First and last chat Enter Go to the chat',
      'Alt ↑ Alt ↓ Next or previous chat, from anywhere / Search Esc Clear the search, or go back to the list ? This list',
      'Use shortcuts of a single key',
    ].join(' '),
  );
});

test('a new chat, a deleted one and one with notes alone have one picture, an archived one has two', () => {
  const plan = planOf(
    0,
    chat('a', { title: 'New' }).creates(team),
    chat('b', { id: 2, title: 'Old' }).removes(message('REMOVE_DELETE', { id: 2 })),
    chat('c', { id: 3, title: 'Same' }).notes('entity', message('ENTITY_FIXED')),
    chat('d', { id: 4, title: 'Past' }).removes(
      message('REMOVE_ARCHIVE', { id: 4, title: '[archive] Past' }),
      'archive',
    ),
  );
  const text = words(planHtml(plan, undefined, english));
  expect(text).toContain('+ create a + create New New chat N New Open chat · 2 members user 1 owner');
  expect(text).toMatch(/- remove b id 2 - chat 2 is deleted [^→]* Deleted for good O Old - remove d/);
  expect(text).toMatch(/! note c id 3 ! entity the portal never changes .* As it is S Same No chat/);
  expect(text).toMatch(/- remove d id 4 .* Before P Past → After AP \[archive\] Past/);
});

test('dangers stand before everything else, what is blocked before what is taken away', () => {
  const plan = planOf(
    0,
    chat('a').creates(team),
    chat('b', { id: 2 }).members(['x'], ['y']),
    chat('c').creates({ ...team, owner: '7', handOver: true }),
    chat('d', { id: 4 }).removes(),
    chat('e', { id: 5 }).notes('entity', message('ENTITY_FIXED')),
    chat('f', { id: 6 }).blockedBy(message('PERSON_UNKNOWN', { who: 'x' })),
    chat('g', { id: 7 }).updates('title', '"A"', '"B"'),
  );
  const html = planHtml(plan, undefined, english);
  const order = [...html.matchAll(/<h2>(Dangerous|Everything)|<article[^>]* id="chat-(\w)"/g)].map(
    ([, h, key]) => h ?? key,
  );
  expect(order.join(' ')).toBe('Dangerous f d b c Everything a e g');
  expect(words(html)).toContain('+ owner 7 one-way: only the new owner can give the chat back');
});

test.each([
  ['somebody comes', { members: ['1', '2', '3'] }, '3 joins and 2 unchanged 1 owner 2'],
  ['the owner changes', { owner: '2' }, '2 owner 1 '],
  ['somebody becomes manager', { managers: ['2'] }, '2 manager and 1 unchanged 1 owner'],
  ['nobody does', { title: 'B' }, 'and 2 unchanged 1 owner 2'],
])('where %s, only who changes stands open and the rest is folded', (_, change, shown) => {
  const before = { title: 'A', owner: '1', members: ['1', '2'] };
  const portraits = new Map([['a', { before, after: { ...before, ...change } }]]);
  const plan = planOf(0, chat('a', { id: 1 }).updates('title', '"A"', '"B"'));
  const page = words(planHtml(plan, undefined, { ...english, portraits })).replaceAll('user ', '');
  expect(page.slice(page.indexOf('After'))).toContain(shown.trim());
});

test('a chat of thousands keeps the page small and says how many are not named', () => {
  const members = Array.from({ length: 5000 }, (_, at) => `p${at} (${at})`);
  const portraits = new Map([['a', { after: { title: 'A', owner: 'p0 (0)', members } }]]);
  const html = planHtml(planOf(0, chat('a').creates(team)), undefined, { ...english, portraits });
  expect(words(html)).toContain('and 4986 more');
  expect(words(html)).toContain('+4786');
  expect(html.length).toBeLessThan(60_000);
});

test('a plan with nothing to do is a calm page without empty lists', () => {
  expect(words(planHtml(planOf(41), undefined, { language: 'ru' }))).toBe(
    'План для onboarding на b24-ar17wx.bitrix24.by изменений нет. без изменений: 41. Изменений нет: все чаты (41) такие, как в файлах.',
  );
});

test('the policy allows exactly the style and the script of the page, and pictures inside it', () => {
  const portraits = new Map([['a', { after: { title: 'New', color: '#64a513', avatar: '/a.png' } }]]);
  const html = planHtml(planOf(0, chat('a').creates(team)), undefined, {
    ...english,
    portraits,
    pictures: new Map([['/a.png', dot]]),
  });
  const hash = (text: string | undefined) =>
    `'sha256-${createHash('sha256')
      .update(text ?? '')
      .digest('base64')}'`;
  const style = hash(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1]);
  const script = hash(/<script>([\s\S]*?)<\/script>/.exec(html)?.[1]);
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).toBe(
    `default-src 'none'; img-src data:; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`,
  );
  expect(html).toContain(`background-image:url("${dot}")`);
  expect(html).not.toMatch(/ style=|https?:|<link|<img|@import|<iframe/);
});

test('a picture is written once, however often it is shown, and only if it is one', () => {
  const after = { title: 'New', avatar: '/a.png' };
  const plan = planOf(0, chat('a').creates(team), chat('b').creates(team));
  const portraits = new Map([
    ['a', { after }],
    ['b', { after }],
  ]);
  const page = (uri: string) =>
    planHtml(plan, undefined, { ...english, portraits, pictures: new Map([['/a.png', uri]]) });
  expect(page(dot).split(dot)).toHaveLength(2);
  expect(article(page(dot))).toContain('<span class="face plain p0 large" aria-hidden="true"></span>');
  const forged = 'data:image/png;base64,AA=="),url(https://evil.example/';
  expect(page(forged)).not.toContain('evil');
  expect(article(page(forged))).toContain('<span class="face plain unseen large" aria-hidden="true">N</span>');
});

test('nothing that users wrote becomes markup, an attribute or a class', () => {
  const nasty = `</style></script><script>alert(1)</script><img src=x onerror=alert(1)>" onclick="x" '\`\u202e{}`;
  const face = {
    title: nasty,
    type: nasty,
    color: nasty,
    description: nasty,
    message: nasty,
    owner: nasty,
    members: [nasty, `${nasty}2`],
    avatar: nasty,
  };
  const plan = {
    ...planOf(
      0,
      chat(nasty, { id: 1, title: nasty, place: at(nasty, 1) })
        .updates('title', nasty, `${nasty}!`)
        .members([nasty], [`${nasty}2`])
        .notes(nasty, message('PERSON_UNKNOWN', { who: nasty }), { from: nasty, added: [nasty] }),
      chat(`${nasty}2`, { title: nasty }).creates({ ...team, type: nasty, owner: nasty }),
      chat(`${nasty}3`, { id: 2, place: at(nasty, 1) }).blockedBy(message('PERSON_UNKNOWN', { who: nasty })),
    ),
    project: nasty,
    portal: nasty,
  };
  const portraits = new Map([[nasty, { before: face, after: { ...face, title: 'x' } }]]);
  const html = planHtml(plan, undefined, {
    ...english,
    portraits,
    pictures: new Map([[nasty, nasty]]),
    names: new Map([[nasty, `${nasty}3`]]),
    origin: { madeAtMs: 0, revision: { commit: nasty, isChanged: false } },
  });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html.match(/<\/style/g)).toHaveLength(1);
  expect(html).not.toMatch(/<img|onclick="|\u202e/);
  const tags = new Set([...html.matchAll(/<([a-z0-9]+)[\s>]/g)].map(([, tag]) => tag));
  expect([...tags].sort().join(' ')).toBe(
    'a article b body button code dd del details dialog div dl dt fieldset form h1 h2 h3 h4 head header html i input ins kbd label legend li main mark meta nav p q script section small span strong style summary time title ul',
  );
});

test('every control and region of the page has a name', () => {
  const html = planHtml(planOf(0, chat('a').creates(team), chat('отдел/b').creates(team)), undefined, english);
  for (const [tag] of html.matchAll(/<(?:article|section|nav|input id="search")[^>]*>/g))
    expect(tag).toMatch(/aria-label="[^"]+"|class="consent"/);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target = ''] of html.matchAll(/ (?:for|href)="#?([^"]+)"/g))
    expect(ids).toContain(decodeURIComponent(target));
});

test('every kind of change can be picked without the script', () => {
  const html = planHtml(
    planOf(0, chat('a').creates(team), chat('b', { id: 2 }).notes('entity', message('ENTITY_FIXED'))),
    undefined,
    english,
  );
  for (const [, fate] of html.matchAll(/id="fate-(?!all)(\w+)"/g)) {
    expect(html).toContain(`body:has(#fate-${fate}:checked) :is(.card,nav li):not(.${fate}){display:none}`);
    expect(html).toContain(`<article class="card ${fate}"`);
  }
});
