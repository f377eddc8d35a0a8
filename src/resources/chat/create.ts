import type { SentCreate } from '../../model/lockfile.ts';
import type { Operation, Value } from '../../model/operation.ts';
import type { Steps } from '../field.ts';
import { type Avatar, lockedHash } from './avatar.ts';
import { type ChatField, chatFields } from './fields.ts';
import type { Marker } from './marker.ts';

/** The wanted state of one chat: compared forms by field, only for managed fields. */
export type Desired = ReadonlyMap<ChatField, unknown>;

/** Everything that makes one chat: `im.chat.add` with all it takes, then what it cannot take. */
export function createSteps(
  desired: Desired,
  marker: Marker | undefined,
  caller: number,
  undocumented: boolean,
): Steps {
  return [createOperation(desired, marker, caller), ...stepsAfterCreate(desired, caller, undocumented)];
}

function createOperation(desired: Desired, marker: Marker | undefined, caller: number): Operation {
  const params: Record<string, Value> = {};
  for (const [field, want] of desired) Object.assign(params, chatFields[field].compared?.onCreate?.(want));
  if (marker) Object.assign(params, { ENTITY_TYPE: marker.type, ENTITY_ID: marker.id });
  const picture = (desired.get('avatar') as Avatar | undefined)?.picture;
  return {
    stage: 'create',
    field: undefined,
    method: 'im.chat.add',
    params,
    ...(picture ? { remember: { avatar: lockedHash(picture) } } : {}),
    ...(marker ? {} : { whilePending: { sent: sentCreate(desired, caller) } }),
  };
}

function sentCreate(desired: Desired, by: number): SentCreate {
  return { title: String(desired.get('title')), type: desired.get('type') === 'OPEN' ? 'OPEN' : 'CHAT', by };
}

function stepsAfterCreate(desired: Desired, caller: number, undocumented: boolean): Steps {
  return [...desired].flatMap(
    ([field, want]) => chatFields[field].compared?.afterCreate?.(want, caller, undocumented) ?? [],
  );
}
