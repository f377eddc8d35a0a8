import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { message } from '../../src/model/message.ts';
import type { Portraits } from '../../src/report/html/portrait.ts';
import { planHtml } from '../../src/report/html.ts';
import { at, chat, planOf } from './worlds.ts';

const english = { language: 'en' } as const;
const team = { type: 'OPEN', users: 2, owner: '1', handOver: false };
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
    { ...english, portraits: new Map([['sales', sales]]) },
  );
  expect(words(html)).toBe(
    [
      'Skip to the chats',
      'Plan for onboarding on b24-ar17wx.bitrix24.by',
      '1 update. 4 requests, about 3 s on this portal. 41 unchanged.',
      'Consent needed: --allow remove-members:1 1 member leaves a chat',
      'Show chats by what happens to them all 1 ~ update 1',
      'SR Sales RU sales ~ update / search · j next · k previous',
      '~ update sales chats.yaml:14 · id 12',
      'Before S Sales Closed chat · 2 members user 1 owner ben (3) leaves →',
      'After SR Sales RU Closed chat · 2 members user 1 owner eva (4) joins',
      '~ title "Sales" → "Sales RU" ~ color RED → MINT ~ users + eva (4) − ben (3)',
      'No chat matches.',
    ].join(' '),
  );
});

test('a new chat has no before, a deleted one no after, and one with notes alone is shown as it is', () => {
  const plan = planOf(
    0,
    chat('a', { title: 'New' }).creates(team),
    chat('b', { id: 2, title: 'Old' }).removes(message('REMOVE_DELETE', { id: 2 })),
    chat('c', { id: 3, title: 'Same' }).notes('entity', message('ENTITY_FIXED')),
  );
  const text = words(planHtml(plan, undefined, english));
  expect(text).toContain(
    '+ create a Before not there yet → After N New Open chat · 2 members user 1 owner + create New',
  );
  expect(text).toContain('- remove b id 2 Before O Old → After taken away - chat 2 is deleted');
  expect(text).toContain('! note c id 3 As it is S Same ! entity the portal never changes');
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
  expect(article(page(dot))).toContain('<span class="face plain p0" aria-hidden="true"></span>');
  const forged = 'data:image/png;base64,AA=="),url(https://evil.example/';
  expect(page(forged)).not.toContain('evil');
  expect(article(page(forged))).toContain('<span class="face plain unseen" aria-hidden="true">N</span>');
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
  const html = planHtml(plan, undefined, { ...english, portraits, pictures: new Map([[nasty, nasty]]) });
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html.match(/<\/style/g)).toHaveLength(1);
  expect(html).not.toMatch(/<img|onclick="|\u202e/);
  const tags = new Set([...html.matchAll(/<([a-z0-9]+)[\s>]/g)].map(([, tag]) => tag));
  expect([...tags].sort().join(' ')).toBe(
    'a article b body code del div fieldset h1 h2 h3 head header html input ins label legend li main mark meta nav p q script section small span strong style title ul',
  );
});

test('every control and region of the page has a name', () => {
  const html = planHtml(planOf(0, chat('a').creates(team)), undefined, english);
  for (const [tag] of html.matchAll(/<(?:article|section|nav|input id="search")[^>]*>/g))
    expect(tag).toMatch(/aria-label="[^"]+"|class="consent"/);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/ (?:for|href)="#?([^"]+)"/g)) expect(ids).toContain(target);
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
