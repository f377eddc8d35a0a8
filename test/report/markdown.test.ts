import { expect, test } from 'vitest';
import { message } from '../../src/model/message.ts';
import { code, htmlCode, plain } from '../../src/report/markdown/escape.ts';
import { commentMarker, outcomeMarkdown, planMarkdown } from '../../src/report/markdown.ts';
import { at, chat, planOf } from './worlds.ts';

const english = { language: 'en' } as const;
const team = { type: 'CHAT', users: 2, owner: '1', handOver: false };

test('a plan is a comment with a hidden first line, a summary, and a section for each kind of change', () => {
  const plan = planOf(
    41,
    chat('welcome', { title: 'Новый чат' }).creates({ ...team, avatar: { name: 'a_b.jpg', sizeBytes: 24_000 } }),
    chat('sales', { id: 12 })
      .updates('title', '"Sales"', '"Sales | RU"')
      .members(['anna@corp.example (12)'], ['ben (3)'])
      .notes('description', message('DESCRIPTION_FIXED'), { from: '"old"' }),
    chat('stuck', { id: 9 }).blockedBy(message('CALLER_NOT_OWNER', { owner: 4, caller: 1 })),
  );
  expect(planMarkdown(plan, { requests: 4, seconds: 3, operatingShare: 0 }, english)).toBe(
    `
<!-- provision:plan:b24-ar17wx.bitrix24.by:onboarding -->
### Plan for \`onboarding\` on \`b24-ar17wx.bitrix24.by\`: 1 create, 1 update, 1 note, 1 blocked

4 requests, about 3 s on this portal. 41 unchanged.

**Consent needed:**

- \`--allow remove-members:1\`: 1 member leaves a chat

<details open>
<summary><code>x</code> 1 blocked</summary>

| Chat | Change |
| --- | --- |
| \`stuck\` | \`"stuck"\` not taken away: only the owner (user 4) can do this, and this webhook or token belongs to user 1<br><sub>help&#58; run with a webhook of user 4, or let the owner hand the chat over</sub> |

</details>

<details open>
<summary><code>&#126;</code> 1 update</summary>

| Chat | Change |
| --- | --- |
| \`sales\` | <b>title</b> \`"Sales"\` → <code>&#34;Sales &#124; RU&#34;</code><br><b>users</b> + \`anna@corp.example (12)\`<br><b>users</b> − \`ben (3)\`<br>\`!\` <b>description</b> differs; Bitrix24 cannot change the description of an existing chat by a documented method (portal: \`"old"\`)<br><sub>help&#58; change it on the portal, or allow undocumented methods with "portal.undocumented&#58; true"</sub> |

</details>

<details open>
<summary><code>&#43;</code> 1 create</summary>

| Chat | Change |
| --- | --- |
| \`welcome\` | create CHAT \`"Новый чат"\`, 2 users, owner 1, avatar a&#95;b.jpg (24 kB) |

</details>
`.slice(1),
  );
});

test('what a new chat will hold is shown, its texts and its people up to a bound', () => {
  const people = Array.from({ length: 20 }, (_, index) => `p${index} (${index})`);
  const holds = { description: 'What | for', message: 'Hi '.repeat(100), color: 'MINT', people, users: 20 };
  const shown = planMarkdown(planOf(0, chat('a').creates({ ...team, ...holds })), undefined, english);
  expect(shown).toContain(
    '20 users, owner 1, MINT<br><b>description</b> <code>&#34;What &#124; for&#34;</code><br><b>message</b> `"Hi ',
  );
  expect(shown).toMatch(/<b>users<\/b> `p0 \(0\)`, .*`p11 \(11\)` and 8 more \|/);
  expect(shown.length).toBeLessThan(1200);
});

test('an outcome shows failures unfolded with their places, then what was left, then the ids', () => {
  const plan = planOf(
    0,
    chat('a').creates(team),
    chat('b', { id: 2 }).updates('color', 'RED', 'MINT'),
    chat('c').creates(team),
  );
  const failed = [
    { key: 'b', place: at('chats.yaml', 3, 5), message: message('ENTITY_FIXED'), portalCode: 'ACCESS_ERROR' },
  ];
  const outcome = { done: [{ key: 'a', id: 26 }], failed, left: ['c'], stoppedBy: message('INTERRUPTED') };
  expect(outcomeMarkdown(plan, outcome, { ...english, lockfile: 'chats.lock.json' })).toBe(
    `
<!-- provision:apply:b24-ar17wx.bitrix24.by:onboarding -->
### Apply of \`onboarding\` on \`b24-ar17wx.bitrix24.by\`: 1 created, 1 failed, 1 not finished

**Stopped:** interrupted; what was done is recorded

lockfile \`chats.lock.json\`

<details open>
<summary>1 failed</summary>

| Chat | Place | Problem |
| --- | --- | --- |
| \`b\` (id 2) | \`chats.yaml:3:5\` | \`"b"\` is not as it should be: the portal never changes the entity of a chat<br>portal: \`ACCESS_ERROR\` |

</details>

<details>
<summary>1 not finished</summary>

| Chat |
| --- |
| \`c\` |

</details>

<details open>
<summary>1 chat done</summary>

| Chat | id |
| --- | --- |
| \`a\` | 26 |

</details>

Next&#58; put right what failed and run the same command again; what is done is recorded, so it does only what is left.
`.slice(1),
  );
});

test('nothing to do is a comment of two lines of text, in either language', () => {
  expect(planMarkdown(planOf(41), { requests: 0, seconds: 0, operatingShare: 0 }, { language: 'ru' })).toBe(
    `
<!-- provision:plan:b24-ar17wx.bitrix24.by:onboarding -->
### План для \`onboarding\` на \`b24-ar17wx.bitrix24.by\`: изменений нет

без изменений&#58; 41.
`.slice(1),
  );
});

test('the marker stays one hidden line, whatever the project is called', () => {
  expect(commentMarker('plan', { portal: 'sandbox', project: 'a --> <b>\n--- c' })).toBe(
    '<!-- provision:plan:sandbox:a%20-%2D%3E%20%3Cb%3E%5Cn-%2D-%20c -->',
  );
});

test('ten thousand chats stay below the limit of a comment, danger first, and the cut is told', () => {
  const chats = Array.from({ length: 10_000 }, (_, index) => {
    const key = `${'_'.repeat(60)}${String(index).padStart(5, '0')}`;
    return index === 9_999
      ? chat(key, { id: 1, title: 'Old' })
          .removes(message('REMOVE_DELETE', { id: 1 }))
          .needs('delete')
      : chat(key).creates(team);
  });
  const text = planMarkdown(planOf(0, ...chats), undefined, english);
  expect(text.length).toBeLessThan(60_000);
  expect(text.length).toBeGreaterThan(50_000);
  const rows = text.split('\n').filter((line) => line.startsWith('| `___'));
  expect(rows[0]).toContain('chat 1 is deleted');
  expect(text).toContain(`\n${10_000 - rows.length} chats are not shown here`);
  expect(text.match(/<details/g)).toHaveLength((text.match(/<\/details>/g) ?? []).length);
});

const nasty =
  'a|b`c`@admin #12 !3 <script>x</script> [x](https://evil.example) www.evil.com *b* _i_ ~~s~~ \\| $x$ :smile:\n| c |';

test('a sentence from elsewhere is read as it is written', () => {
  expect(plain(nasty)).toBe(
    'a&#124;b&#96;c&#96;&#64;\u200badmin &#35;\u200b12 &#33;\u200b3 &#60;script&#62;x&#60;/script&#62; &#91;x&#93;(https&#58;\u200b//evil.example) www\u200b.evil.com &#42;b&#42; &#95;i&#95; &#126;&#126;\u200bs&#126;&#126; &#92;&#124; &#36;\u200bx&#36; &#58;smile&#58;&#92;n&#124; c &#124;',
  );
});

test.each([
  ['plain *stars* <b> @admin', '`plain *stars* <b> @admin`'],
  ['a`b', '<code>a&#96;b</code>'],
  ['a|b', '<code>a&#124;b</code>'],
  ['a\nb', '<code>a&#92;nb</code>'],
  [' a', '<code> a</code>'],
  ['', '<code></code>'],
])('the value %j is the code %j', (text, shown) => {
  expect(code(text)).toBe(shown);
});

test('inside HTML a value is all entities', () => {
  expect(htmlCode('<b>`&"')).toBe('<code>&#60;b&#62;&#96;&#38;&#34;</code>');
});

test('no text can break its table: every row has the columns of its head', () => {
  const plan = planOf(
    0,
    chat(nasty, { id: 3, place: at(nasty, 1) })
      .updates('title', nasty, `${nasty}!`)
      .members([nasty])
      .notes(nasty, message('PERSON_UNKNOWN', { who: nasty }), { from: nasty }),
    chat('new', { title: nasty }).creates({
      type: nasty,
      users: 1,
      owner: nasty,
      handOver: true,
      avatar: { name: nasty, sizeBytes: 1 },
    }),
  );
  const text = planMarkdown(plan, undefined, english);
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(6);
  expect(rows.map((row) => row.split('|').length)).toEqual([4, 4, 4, 4, 4, 4]);
  expect(text).not.toContain('<script');
});
