import { describe, expect, test } from 'vitest';
import { plan } from '../../src/app/plan.ts';
import { validate } from '../../src/app/validate.ts';
import { atDesk } from '../laws/desk.ts';
import { png } from '../sandbox/ask.ts';

describe('all that is wrong is told in one run', () => {
  const text = [
    'version: 1',
    'project: laws',
    'chats:',
    '  a: { titel: A }',
    '  b: { title: B, avatar: missing.png }',
    '  c: { title: C, avatar: note.txt }',
    '  d: { title: D, avatar: "http://pictures.example/a.png" }',
    '  e: { title: E, avatar: "https://127.0.0.1/a.png" }',
    '  f: { title: F, avatar: 5 }',
    '  g: { title: G, avatar: right.png, color: orange }',
    '  h: { title: H, avatar: /etc/passwd }',
  ].join('\n');

  test('wrong fields, missing and broken pictures and bad addresses, each once at its place', () =>
    atDesk(async (desk) => {
      desk.put('chats.yaml', text);
      desk.put('note.txt', 'hello');
      desk.put('right.png', png(7, 7));
      const { valid, diagnostics } = await validate(desk.options());
      expect(valid).toBe(false);
      const lines = diagnostics.map(({ place }) => place?.line);
      expect(new Set(lines)).toEqual(new Set([4, 5, 6, 7, 8, 9, 10, 11]));
      expect(lines.filter((line) => line !== 4)).toEqual([...new Set(lines)].filter((line) => line !== 4));
      expect(desk.sandbox.requests).toEqual([]);
    }));

  test('in every file, also where another one is not readable as a config', () =>
    atDesk(async (desk) => {
      desk.put('chats.d/a.yaml', text);
      desk.put('chats.d/b.yaml', 'chats: { z: { title: Z, avatar: gone.png } }\n');
      const { diagnostics } = await validate(desk.options({ files: ['chats.d'] }));
      expect(diagnostics.some(({ place }) => place?.file === 'chats.d/b.yaml')).toBe(true);
    }));
});

test.each([
  [{}, { PROVISION_URL: 'WEBHOOK' }, 'PROVISION_URL'],
  [{ url: 'WEBHOOK' }, { PROVISION_URL: 'https://other.example/rest/1/x/' }, '--url'],
])('the plan knows who said the portal: %j', (flags, env, saidBy) =>
  atDesk(async (desk) => {
    desk.write({ chats: { a: { title: 'A' } } });
    const filled = (values: object) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, value === 'WEBHOOK' ? desk.sandbox.webhookUrl : value]),
      );
    const { url: _, ...options } = desk.options();
    const planned = await plan({ ...options, ...filled(flags), env: filled(env) });
    expect(planned).toMatchObject({ kind: 'planned', saidBy, plan: { project: 'laws' } });
  }),
);
