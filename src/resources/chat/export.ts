import type { Directory, FoundChat } from '../../model/actual.ts';
import type { Resolver } from '../field.ts';
import { chatFields } from './fields.ts';
import { isWritableEntity } from './marker.ts';
import { isWritableDescription } from './text.ts';

export type WrittenFields = Readonly<Record<string, unknown>>;

/** A chat that exists in its written form, people as e-mails where those are known; the picture is left to the caller. */
export function exportedFields(found: FoundChat, resolver: Resolver, directory: Directory): WrittenFields {
  const seen = withoutDismissed(found, directory);
  const fields = Object.entries(chatFields).map(
    ([name, { compared }]) => [name, compared?.write?.(seen, resolver)] as const,
  );
  const left = whatIsLeft(found, directory);
  return Object.fromEntries(fields.filter(([name, value]) => value !== undefined && !left.includes(name)));
}

/** The fields that no config could say as the chat has them. */
export function whatIsLeft(found: FoundChat, directory: Directory): readonly string[] {
  const { owner, entity, description } = found;
  return [
    ...(directory.people.get(owner)?.active ? [] : ['owner']),
    ...(entity === undefined || isWritableEntity(entity) ? [] : ['entity']),
    ...(isWritableDescription(description) ? [] : ['description']),
  ];
}

/**
 * What a field has to say so that it is not inherited: a chat without a description must say so where `defaults` have one.
 *
 * Shape: `undefined` where nothing can be said.
 */
export function withoutInheriting(field: string, found: FoundChat, resolver: Resolver): unknown {
  if (field === 'description') return found.description === '' ? '' : undefined;
  if (field === 'membership') return 'ensure';
  if (field === 'managers') return found.managers.filter((id) => id !== found.owner).map(resolver.ref);
  return undefined;
}

/** Dismissed people stay in the portal's list, but nobody would write them down. */
function withoutDismissed(found: FoundChat, directory: Directory): FoundChat {
  return { ...found, members: found.members?.filter((id) => directory.people.get(id)?.active) };
}
