import { expect, test } from 'vitest';
import { stage } from '../ask.ts';
import { vectors } from './vectors.ts';

const registry =
  'rest/classes/general/rest_provider.php getMethod; api-reference/common/system/method-get.md "in lowercase"';
const there = { isExisting: true, isAvailable: true };
const unknown = { isExisting: false, isAvailable: false };

vectors([
  {
    says: 'knows the name in lower case',
    ask: ['method.get', { name: 'im.chat.updatetitle' }],
    answers: there,
    source: registry,
  },
  {
    says: 'does not know the spelling of the documentation',
    ask: ['method.get', { name: 'im.chat.updateTitle' }],
    answers: unknown,
    source: registry,
  },
  {
    says: 'reads its parameter in lower case only',
    ask: ['method.get', { NAME: 'user.get' }],
    answers: unknown,
    source: registry,
  },
  {
    says: 'takes a missing name for an unknown one',
    ask: ['method.get', {}],
    answers: unknown,
    source: registry,
  },
  { says: 'knows batch', ask: ['method.get', { name: 'batch' }], answers: there, source: registry },
  {
    says: 'knows a method that has no handler',
    ask: ['method.get', { name: 'im.chat.getentitychat' }],
    answers: there,
    source: 'im/classes/general/im_rest.php OnRestServiceBuildDescription',
  },
  {
    says: 'knows a controller by its class, whatever the action',
    ask: ['method.get', { name: 'im.v2.Chat.fly' }],
    answers: there,
    source: 'main/lib/engine/resolver.php getControllerAndAction',
  },
  {
    says: 'does not know a controller in lower case',
    ask: ['method.get', { name: 'im.v2.chat.get' }],
    answers: unknown,
    source: 'main/lib/engine/resolver.php buildControllerClassName',
  },
  {
    says: 'tells what exists but is out of the scopes',
    ask: ['method.get', { name: 'user.get' }],
    scopes: ['im'],
    answers: { isExisting: true, isAvailable: false },
    source: registry,
  },
  {
    says: 'finds user.get under every one of its three scopes',
    ask: ['method.get', { name: 'user.get' }],
    scopes: ['user_brief'],
    answers: there,
    source: 'rest/lib/api/user.php onRestServiceBuildDescription',
  },
  {
    says: 'shows all scopes for whatever PHP holds for true',
    ask: ['scope', { full: 1.5 }],
    scopes: ['im'],
    answers: expect.arrayContaining(['crm', 'im', 'user', 'user_brief']),
    source: 'rest/classes/general/rest_provider.php scopeList',
  },
  {
    says: 'shows the own scopes for a zero',
    ask: ['scope', { FULL: '0' }],
    scopes: ['im'],
    answers: ['im'],
    source: 'rest/classes/general/rest_provider.php scopeList',
  },
  {
    says: 'lists names in lower case',
    ask: ['methods', {}],
    scopes: ['im'],
    answers: expect.arrayContaining(['batch', 'method.get', 'im.chat.updatetitle']),
    source: 'rest/classes/general/rest_provider.php methodsList',
  },
  {
    says: 'lists the methods of one scope alone',
    ask: ['methods', { scope: 'department' }],
    scopes: ['im'],
    answers: ['department.get'],
    source: 'rest/classes/general/rest_provider.php methodsList',
  },
  {
    says: 'lists the methods of all scopes',
    ask: ['methods', { full: true }],
    scopes: [],
    answers: expect.arrayContaining(['department.get', 'user.get', 'im.chat.add']),
    source: 'rest/classes/general/rest_provider.php methodsList',
  },
  {
    says: 'takes an empty token for a link that is not signed',
    ask: ['im.chat.get', { token: '' }],
    answers: '403 ACCESS_DENIED',
    source: 'rest/classes/general/rest.php processTokenCheckCall',
  },
  {
    says: 'looks a method up in the scope that a token names',
    ask: ['im.chat.get', { token: 'im|x|y' }],
    answers: '403 ACCESS_DENIED',
    source: 'rest/classes/general/rest.php checkScope',
  },
  {
    says: 'is not found in another scope than the token names',
    ask: ['im.chat.get', { token: 'x' }],
    answers: '404 ERROR_METHOD_NOT_FOUND',
    source: 'rest/classes/general/rest.php checkScope',
  },
  {
    says: 'tells a dismissed caller of a missing scope first',
    given: ({ sandbox }) => sandbox.store.dismissUser(5),
    as: 5,
    scopes: ['user'],
    ask: ['im.chat.get', {}],
    answers: '401 insufficient_scope',
    source: 'rest/lib/apauth/auth.php check, before makeAuth',
  },
  {
    says: 'tells a dismissed caller with the scope that he cannot be authorized',
    given: ({ sandbox }) => sandbox.store.dismissUser(5),
    as: 5,
    ask: ['im.chat.get', {}],
    answers: '401 authorization_error',
    source: 'rest/lib/apauth/auth.php onRestCheckAuth',
  },
]);

test('a list of methods holds no name in capitals', async () => {
  const on = await stage();
  const names = (await on.ask('methods', { full: 'Y' })).outcome as string[];
  expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
  await on.sandbox.close();
});
