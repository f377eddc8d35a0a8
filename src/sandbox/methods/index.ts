import { GLOBAL_SCOPE, type Method, type MethodList } from '../rest/method.ts';
import { chatAdd } from './chat-add.ts';
import { chatUpdateMethods } from './chat-update.ts';
import { chatUserMethods } from './chat-users.ts';
import { departmentMethods } from './departments.ts';
import { dialogMethods } from './dialog.ts';
import { messageMethods } from './messages.ts';
import { messengerUserMethods } from './messenger-users.ts';
import { recentMethods } from './recent.ts';
import { searchMethods } from './search.ts';
import { serviceMethods } from './service.ts';
import { userMethods } from './users.ts';
import { v2ChatMethods } from './v2-chat.ts';
import { v2UpdateMethods } from './v2-update.ts';

/** In the registry without a method of their own: `batch` is the engine's, and `getEntityChat` has no handler at all. */
const ADVERTISED_ONLY: readonly Pick<Method, 'name' | 'scopes'>[] = [
  { name: 'batch', scopes: [] },
  { name: 'im.chat.getEntityChat', scopes: ['im'] },
];

const METHODS: readonly Method[] = [
  chatAdd,
  ...chatUpdateMethods,
  ...chatUserMethods,
  ...dialogMethods,
  ...messageMethods,
  ...recentMethods,
  ...searchMethods,
  ...messengerUserMethods,
  ...userMethods,
  ...departmentMethods,
  ...serviceMethods,
  ...v2ChatMethods,
  ...v2UpdateMethods,
];

/** Every method but `batch`; classic ones are found in any case, controllers only as they are spelt. */
export const methodList: MethodList = {
  classic: (scope) => NAMES.get(scope) ?? [],
  controllerScopes: (name) => CONTROLLER_SCOPES.get(name.slice(0, name.lastIndexOf('.'))) ?? [],
  find: (name) => CLASSIC.get(name.toLowerCase()) ?? CONTROLLERS.get(name),
};

const CLASSIC = new Map(
  METHODS.filter((method) => !method.isController).map((method) => [method.name.toLowerCase(), method]),
);
const CONTROLLERS = new Map(METHODS.filter((method) => method.isController).map((method) => [method.name, method]));
const CONTROLLER_SCOPES = new Map(
  [...CONTROLLERS.values()].map(({ name, scopes }) => [name.slice(0, name.lastIndexOf('.')), scopes]),
);

/** The registry of classic methods by scope; `array_change_key_case` has made its names lower-case. */
const NAMES = new Map<string, readonly string[]>();
for (const { name, scopes } of [...CLASSIC.values(), ...ADVERTISED_ONLY]) {
  for (const scope of scopes.length === 0 ? [GLOBAL_SCOPE] : scopes) {
    NAMES.set(scope, [...(NAMES.get(scope) ?? []), name.toLowerCase()]);
  }
}
