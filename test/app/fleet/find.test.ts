import { expect, test } from 'vitest';
import { looksLikeInventory } from '../../../src/app/fleet/find.ts';

test.each([
  ['an inventory', 'version: 1\nfleet: acme\nportals:\n  bell: {}\n', true],
  ['one that forgot its name', 'portals: {}\n', true],
  ['one without portals yet', '"fleet": acme\n', true],
  ['one in JSON', '{ "version": 1,\n "portals": { "bell": {} } }', true],
  ['one in brackets', '{ version: 1, fleet: acme, portals: { bell: {} } }', true],
  ['a config', 'version: 1\nproject: p\nportal: sandbox\nchats: {}\n', false],
  [
    'a config whose chats speak of portals',
    'project: p\nchats:\n  a:\n    title: x\n    description: |\n      portals: all\n',
    false,
  ],
  ['a config in JSON that has the word deep inside', '{ "project": "p", "chats": { "fleet": {} } }', false],
  ['a config that misspells portal', 'project: p\nportals: sandbox\nchats: {}\n', false],
  ['nothing', '', false],
])('takes %s for what it is, by the names at its top', (_what, text, is) => {
  expect(looksLikeInventory(text)).toBe(is);
});
