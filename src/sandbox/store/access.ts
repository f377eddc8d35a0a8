import { isIntranet } from './people.ts';
import type { Portal } from './portal.ts';
import type { ChatRow, MemberRow, Right, UserRow } from './rows.ts';

export type Role = 'guest' | 'member' | 'manager' | 'owner';

export type Action =
  | 'rename'
  | 'avatar'
  | 'color'
  | 'description'
  | 'extend'
  | 'kick'
  | 'leave'
  | 'leaveOwner'
  | 'changeOwner'
  | 'changeManagers'
  | 'changeRight'
  | 'send'
  | 'mute'
  | 'userList'
  | 'update'
  | 'delete';

type Level = Role | 'none';

const ORDER: readonly Level[] = ['guest', 'member', 'manager', 'owner', 'none'];

const DEFAULT_ROW: Readonly<Record<Action, Level>> = {
  rename: 'member',
  avatar: 'member',
  color: 'guest',
  description: 'guest',
  extend: 'member',
  kick: 'guest',
  leave: 'member',
  leaveOwner: 'member',
  changeOwner: 'guest',
  changeManagers: 'guest',
  changeRight: 'guest',
  send: 'member',
  mute: 'member',
  userList: 'member',
  update: 'none',
  delete: 'none',
};

/** What single kinds of chat change in the default row; a chat without entity is `plain`. */
const TYPE_ROWS: Readonly<Record<string, Partial<Record<Action, Level>>>> = {
  plain: { update: 'owner', delete: 'owner' },
  PRIVATE: {
    avatar: 'none',
    rename: 'none',
    leave: 'none',
    leaveOwner: 'none',
    kick: 'none',
    userList: 'none',
    changeRight: 'none',
    changeOwner: 'none',
    changeManagers: 'none',
  },
  GENERAL: { avatar: 'none', rename: 'none', extend: 'none', leave: 'none', leaveOwner: 'none' },
  SONET_GROUP: { avatar: 'none', rename: 'none', extend: 'none', leave: 'none', leaveOwner: 'none' },
  CRM: { avatar: 'none', rename: 'none', leaveOwner: 'none' },
  CALL: { extend: 'none', mute: 'none', leave: 'none', leaveOwner: 'none' },
  ANNOUNCEMENT: { send: 'manager', leaveOwner: 'owner', rename: 'manager' },
  LINES: { leaveOwner: 'none', changeOwner: 'none', changeManagers: 'none', mute: 'none' },
  VIDEOCONF: { update: 'owner', delete: 'owner' },
};

export function membership(portal: Portal, chat: number, user: number): MemberRow | undefined {
  return portal.tables.indexes.membersOf(chat).get(user);
}

/** An owner without a membership row is a guest. */
export function roleOf(portal: Portal, chat: ChatRow, user: number): Role {
  const member = membership(portal, chat.id, user);
  if (!member) return 'guest';
  if (chat.owner === user) return 'owner';
  return member.manager ? 'manager' : 'member';
}

export function hasAccess(portal: Portal, chat: ChatRow | undefined, user: UserRow): chat is ChatRow {
  if (!chat) return false;
  if (membership(portal, chat.id, user.id)) return true;
  return chat.type === 'O' && isIntranet(user);
}

/** Both the chat's own settings and the table of its kind must allow the action. */
export function can(portal: Portal, chat: ChatRow | undefined, user: number, action: Action): boolean {
  if (!chat) return false;
  const role = roleOf(portal, chat, user);
  const row = TYPE_ROWS[kindOf(chat)] ?? {};
  return reaches(role, row[action] ?? DEFAULT_ROW[action]) && reaches(role, levelBySetting(chat, action));
}

/**
 * Who may write into the general chat; a right of all members is one of everybody.
 *
 * Source: im/lib/V2/Chat/GeneralChat.php hasManageMessagesAccess.
 */
export function canSendToGeneral(portal: Portal, chat: ChatRow, user: number): boolean {
  const level = chat.rights.messages;
  if (level === 'none' || level === 'member') return level === 'member';
  return chat.owner === user || (level === 'manager' && membership(portal, chat.id, user)?.manager === true);
}

export interface Restrictions {
  readonly avatar: boolean;
  readonly rename: boolean;
  readonly extend: boolean;
  readonly call: boolean;
  readonly mute: boolean;
  readonly leave: boolean;
  readonly leave_owner: boolean;
  readonly send: boolean;
  readonly user_list: boolean;
  readonly path?: string;
  readonly path_title?: string;
}

/** The older table that is asked before `can`, and that `im.dialog.get` shows. */
export function restrictionsOf(chat: ChatRow): Restrictions {
  const no = new Set<string>(FORBIDDEN[kindOf(chat)] ?? []);
  const table = {
    avatar: !no.has('avatar'),
    rename: !no.has('rename'),
    extend: !no.has('extend'),
    call: !no.has('call'),
    mute: !no.has('mute'),
    leave: !no.has('leave'),
    leave_owner: !no.has('leave_owner'),
    send: true,
    user_list: true,
  };
  return Object.hasOwn(PATH_TITLES, chat.entityType)
    ? { ...table, path: '', path_title: PATH_TITLES[chat.entityType] ?? '' }
    : table;
}

const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  GENERAL: ['avatar', 'rename', 'extend', 'leave', 'leave_owner'],
  SONET_GROUP: ['avatar', 'rename', 'extend', 'leave', 'leave_owner'],
  CRM: ['avatar', 'rename', 'leave_owner'],
  CALL: ['extend', 'call', 'mute', 'leave', 'leave_owner'],
};

const PATH_TITLES: Readonly<Record<string, string>> = {
  TASKS: 'Open task',
  CALENDAR: 'Open event',
  SONET_GROUP: 'Go to group',
  CRM: '',
};

function kindOf(chat: ChatRow): string {
  if (chat.special === 'general') return 'GENERAL';
  if (chat.type === 'P') return 'PRIVATE';
  return chat.entityType === '' ? 'plain' : chat.entityType;
}

function levelBySetting(chat: ChatRow, action: Action): Level {
  const rights = chat.rights;
  switch (action) {
    case 'rename':
    case 'avatar':
    case 'color':
    case 'description':
      return rights.ui;
    case 'extend':
      return rights.usersAdd;
    case 'kick':
      return rights.usersDelete;
    case 'changeOwner':
    case 'changeManagers':
    case 'changeRight':
      return rights.settings;
    case 'send':
      return rights.messages;
    default:
      return 'guest';
  }
}

function reaches(role: Role, level: Level | Right): boolean {
  return level !== 'none' && ORDER.indexOf(role) >= ORDER.indexOf(level);
}
