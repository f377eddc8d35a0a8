import type { CreateSummary } from '../model/plan.ts';
import type { Avatar } from '../resources/chat/avatar.ts';
import type { Desired } from '../resources/chat/create.ts';
import type { Resolver } from '../resources/field.ts';

/** The facts of a create that fit into one line. */
export function summary(desired: Desired, resolver: Resolver, caller: number): CreateSummary {
  const picture = (desired.get('avatar') as Avatar | undefined)?.picture;
  const owner = (desired.get('owner') as number | undefined) ?? caller;
  const users = new Set([...((desired.get('users') as readonly number[] | undefined) ?? []), caller]);
  const text = (field: 'color' | 'description' | 'message') => {
    const value = desired.get(field);
    return typeof value === 'string' ? { [field]: value } : {};
  };
  return {
    type: String(desired.get('type') ?? 'CHAT'),
    ...text('color'),
    ...text('description'),
    ...text('message'),
    users: users.size,
    refs: { users: [...users].sort((a, b) => a - b).map(resolver.ref), owner: resolver.ref(owner) },
    people: [...users].sort((a, b) => a - b).map(resolver.name),
    owner: resolver.name(owner),
    handOver: owner !== caller,
    ...(picture ? { avatar: { name: picture.name, sizeBytes: picture.sizeBytes } } : {}),
  };
}
