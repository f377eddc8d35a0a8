import type { Directory, FoundChat } from '../../model/actual.ts';
import type { Resolver } from '../field.ts';
import { chatFields } from './fields.ts';

/** A chat that exists in its written form, people as e-mails where those are known; the picture is left to the caller. */
export function exportedFields(
  found: FoundChat,
  resolver: Resolver,
  directory: Directory,
): Readonly<Record<string, unknown>> {
  const seen = withoutDismissed(found, directory);
  const fields = Object.entries(chatFields).map(
    ([name, { compared }]) => [name, compared?.write?.(seen, resolver)] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

/** Dismissed people stay in the portal's list, but nobody would write them down. */
function withoutDismissed(found: FoundChat, directory: Directory): FoundChat {
  return { ...found, members: (found.members ?? []).filter((id) => directory.people.get(id)?.active) };
}
