import { intval, looselyEquals, PhpArray, PhpTypeError, toText, trim } from '../php/values.ts';
import { RestError } from '../rest/errors.ts';
import type { Call, Method, Reply } from '../rest/method.ts';
import {
  chatIdEmpty,
  chatIdOf,
  dialogIdEmpty,
  isChatDialog,
  isDialog,
  isSet,
  text,
  upperKeys,
} from '../rest/params.ts';
import { can, canSendToGeneral, membership, restrictionsOf } from '../store/access.ts';
import { storePicture } from '../store/avatars.ts';
import { cutTitle, handOver } from '../store/chats.ts';
import { colorName, isSafeColor } from '../store/colors.ts';
import { dialogOf } from '../store/dialogs.ts';
import { announce, mention } from '../store/messages.ts';
import { isApproachable } from '../store/people.ts';
import { decodeBase64, hasAvatarSize, pictureOf } from '../store/pictures.ts';
import { groupChat } from './group-chat.ts';

export const chatUpdateMethods: readonly Method[] = [
  { name: 'im.chat.updateTitle', scopes: ['im'], run: updateTitle },
  { name: 'im.chat.updateColor', scopes: ['im'], run: updateColor },
  { name: 'im.chat.updateAvatar', scopes: ['im'], run: updateAvatar },
  { name: 'im.chat.setOwner', scopes: ['im'], run: setOwner },
  { name: 'im.chat.setManager', scopes: ['im'], run: setManager },
  { name: 'im.chat.mute', scopes: ['im'], run: mute },
];

/** Answers true whatever happens inside, also for a stranger and for a chat that is not there. */
function updateTitle(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  // The title is trimmed before anybody looks for a chat, and a list cannot be.
  const title = trim(text(params, 'TITLE'));
  const chatId = chatIdOf(params, groupChat(portal));
  const chat = portal.tables.get('chats', chatId);
  if (title === '' || title === '0') throw new RestError('TITLE_EMPTY', "Title can't be empty");
  if (chat?.special === 'general' && !canSendToGeneral(portal, chat, caller.id)) throw unavailable();
  if (chat && !restrictionsOf(chat).rename) throw new RestError('ACCESS_ERROR', 'This chat cannot be renamed', 403);
  if (!chat || !membership(portal, chatId, caller.id) || !can(portal, chat, caller.id, 'rename')) return true;
  const cut = cutTitle(title);
  if (cut === chat.title) return true;
  portal.tables.put('chats', { ...chat, title: cut });
  announce(portal, chatId, 'CHAT_RENAME', `${mention(caller)} changed the chat title to "${cut}"`);
  return true;
}

function updateColor(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(portal));
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general' && !canSendToGeneral(portal, chat, caller.id)) throw unavailable();
  const color = text(params, 'COLOR');
  if (!isSafeColor(color)) throw new RestError('WRONG_COLOR', 'This color currently unavailable');
  const isMember = chat?.type !== 'P' && membership(portal, chatId, caller.id);
  const isAllowed = chat && isMember && can(portal, chat, caller.id, 'color');
  if (!chat || !isAllowed || chat.color === color) {
    throw new RestError('WRONG_REQUEST', "This color currently set or chat isn't exists");
  }
  portal.tables.put('chats', { ...chat, color });
  announce(portal, chatId, 'CHAT_COLOR', `${mention(caller)} changed the chat color to "${colorName(color)}"`);
  return true;
}

/** The checks come in the portal's order; a missing chat crashes instead of answering. */
function updateAvatar(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(portal));
  const chat = portal.tables.get('chats', chatId);
  if (!chat) throw new PhpTypeError('updateAvatar of a chat that does not exist');
  if (!can(portal, chat, caller.id, 'avatar')) throw new RestError('ACCESS_DENIED', 'Access denied');
  if (!restrictionsOf(chat).avatar) {
    throw new RestError('ACCESS_ERROR', 'The avatar of this chat cannot be changed', 403);
  }
  const bytes = avatarBytes(params);
  const picture = pictureOf(bytes);
  if (!picture) throw new RestError('AVATAR_ERROR', 'Avatar incorrect type');
  if (!hasAvatarSize(picture)) throw new RestError('AVATAR_ERROR', 'Avatar incorrect size (max 5000x5000)');
  if (chat.avatar !== null) portal.tables.remove('files', chat.avatar);
  portal.tables.put('chats', { ...chat, avatar: storePicture(portal, bytes) });
  announce(portal, chatId, 'CHAT_AVATAR', `${mention(caller)} changed the chat icon`);
  return true;
}

/**
 * A text, or a pair whose second item is one, whatever its keys.
 *
 * Source: rest/classes/general/rest_util.php saveFile.
 */
function avatarBytes(params: PhpArray): Buffer {
  const value = params.get('AVATAR');
  const content = toText(value instanceof PhpArray ? [...value.values()][1] : value);
  return content === 'false' ? Buffer.alloc(0) : decodeBase64(content);
}

function setOwner(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(portal));
  const userId = needUserId(params);
  const chat = portal.tables.get('chats', chatId);
  if (chat?.special === 'general') throw unavailable();
  const isOwner = chat && chat.owner === caller.id && can(portal, chat, caller.id, 'changeOwner');
  if (!isOwner || !membership(portal, chatId, userId)) {
    throw new RestError('WRONG_REQUEST', 'Change owner can only owner and user must be member in chat');
  }
  handOver(portal, chatId, userId);
  return true;
}

/** Undocumented but there; naming someone who is no member is a success that does nothing. */
function setManager(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = chatIdOf(params, groupChat(portal));
  const userId = needUserId(params);
  const chat = portal.tables.get('chats', chatId);
  if (!chat || !can(portal, chat, caller.id, 'changeManagers')) {
    throw new RestError('WRONG_REQUEST', 'Change manager can only owner and user must be member in chat');
  }
  const manager = !(isSet(params, 'IS_MANAGER') && looselyEquals(params.get('IS_MANAGER'), 'N'));
  const member = membership(portal, chatId, userId);
  if (member) portal.tables.put('members', { ...member, manager });
  return true;
}

/** `MUTE: true` as a JSON boolean un-mutes: PHP finds `true == 'N'`. */
function mute(call: Call): Reply {
  const { portal, caller } = call;
  const params = upperKeys(call.params);
  const chatId = mutedChat(call, params);
  const chat = portal.tables.get('chats', chatId);
  const member = membership(portal, chatId, caller.id);
  if (!member || !can(portal, chat, caller.id, 'mute')) {
    throw new RestError('ACCESS_ERROR', 'This chat cannot be muted', 403);
  }
  const wish = isSet(params, 'ACTION') ? params.get('ACTION') : params.get('MUTE');
  const muted = !looselyEquals(wish, 'N');
  if (member.muted !== muted) portal.tables.put('members', { ...member, muted });
  return true;
}

/** Unlike its neighbours, muting takes a person's id as DIALOG_ID, too. */
function mutedChat({ portal, caller }: Call, params: PhpArray): number {
  const dialog = params.get('DIALOG_ID');
  if (dialog === undefined || dialog === null || isChatDialog(isDialog(dialog) ? dialog : '')) {
    return chatIdOf(params, groupChat(portal));
  }
  if (!isDialog(dialog)) throw dialogIdEmpty();
  const person = portal.tables.get('users', intval(dialog));
  if (!isApproachable(person, caller)) throw chatIdEmpty();
  return dialogOf(portal, person, caller).id;
}

function needUserId(params: PhpArray): number {
  const userId = intval(params.get('USER_ID'));
  if (userId <= 0) throw new RestError('USER_ID_EMPTY', "User ID can't be empty");
  return userId;
}

function unavailable(): RestError {
  return new RestError('ACCESS_ERROR', 'Action unavailable', 403);
}
