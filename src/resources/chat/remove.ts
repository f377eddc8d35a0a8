import type { FoundChat } from '../../model/actual.ts';
import type { ChatConfig } from '../../model/config.ts';
import type { LockRow } from '../../model/lockfile.ts';
import type { Cannot, Situation, Steps } from '../field.ts';
import { removeMembers, without } from './members.ts';
import { asMember, asOwner, cannot } from './rights.ts';

const archivePrefix = '[archive] ';

/** What leaves with the chat: nothing (`forget`), its name and members (`archive`), or itself (`delete`). */
export type OnRemove = 'forget' | 'archive' | 'delete';

/** What a chat's row remembers for the time after it has left the file. */
export function removalRules(chat: ChatConfig | undefined): Pick<LockRow, 'protect' | 'onRemove'> {
  const { protect, onRemove } = chat?.fields ?? {};
  return {
    ...(protect === true ? { protect } : {}),
    ...(onRemove === 'archive' || onRemove === 'delete' ? { onRemove } : {}),
  };
}

/** The steps that take a chat away; the portal documents no delete, so each way says what it can. */
export function removeSteps(how: OnRemove, situation: Situation): Steps {
  switch (how) {
    case 'forget':
      return [];
    case 'archive':
      return archiveSteps(situation);
    case 'delete':
      return deleteSteps(situation);
  }
}

/** The name under which an archived chat goes on. */
export function archivedTitle(title: string): string {
  return title.startsWith(archivePrefix) ? title : `${archivePrefix}${title}`.slice(0, 255);
}

/** Is the chat as `archive` leaves it? Then a second removal has nothing to do but to forget it. */
export function isArchived(found: FoundChat, caller: number): boolean {
  return found.title.startsWith(archivePrefix) && without(found.members ?? [], [caller]).length === 0;
}

function archiveSteps(situation: Situation): Steps {
  const { found, caller } = situation;
  const rename = {
    stage: 'update',
    field: 'title',
    method: 'im.chat.updateTitle',
    params: { CHAT_ID: { hole: 'chat-id' }, TITLE: archivedTitle(found.title) },
  } as const;
  const others = without(found.members ?? [], [caller, found.owner]);
  return [
    ...(found.title.startsWith(archivePrefix) ? [] : asMember(situation, [rename])),
    ...(others.length === 0 ? [] : asOwner(situation, removeMembers(others))),
  ];
}

function deleteSteps(situation: Situation): Steps {
  const refusal = whyNotDelete(situation);
  if (refusal) return [refusal];
  return asOwner(situation, [
    { stage: 'remove', field: undefined, method: 'im.v2.Chat.delete', params: { chatId: { hole: 'chat-id' } } },
  ]);
}

function whyNotDelete({ undocumented, found }: Situation): Cannot | undefined {
  if (!undocumented) return cannot('DELETE_UNDOCUMENTED');
  return found.entity ? cannot('DELETE_MARKED') : undefined;
}
