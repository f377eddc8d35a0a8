import type { ChatConfig, PersonRef } from '../../model/config.ts';
import { type ChatField, chatFields } from './fields.ts';

/** Everybody whom a field of a chat names. */
export function peopleIn({ fields }: Pick<ChatConfig, 'fields'>, field: ChatField): readonly PersonRef[] {
  const written = fields[field];
  return written === undefined ? [] : (chatFields[field].compared?.people?.(written) ?? []);
}

/** Everybody whom any field of a chat names. */
export function peopleOf(chat: Pick<ChatConfig, 'fields'>): readonly PersonRef[] {
  return (Object.keys(chatFields) as ChatField[]).flatMap((field) => peopleIn(chat, field));
}
