import type { Method, MethodList } from '../rest/method.ts';
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

/** `im.chat.getEntityChat` is advertised, but nothing stands behind it. */
const ADVERTISED_ONLY: readonly string[] = ['im.chat.getEntityChat'];

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
  names: [
    ...METHODS.filter((method) => !method.isController).map((method) => method.name),
    'batch',
    ...ADVERTISED_ONLY,
  ],
  find: (name) => CLASSIC.get(name.toLowerCase()) ?? CONTROLLERS.get(name),
};

const CLASSIC = new Map(
  METHODS.filter((method) => !method.isController).map((method) => [method.name.toLowerCase(), method]),
);
const CONTROLLERS = new Map(METHODS.filter((method) => method.isController).map((method) => [method.name, method]));
