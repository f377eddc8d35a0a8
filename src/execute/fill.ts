import type { Call, Late, Param } from '../model/call.ts';
import { type Hole, isHole, type Operation, type Value } from '../model/operation.ts';

/** Gives the base64 text behind a picture, loaded when its request is built. */
export type LatePicture = (picture: Extract<Hole, { hole: 'picture' }>) => Late;

/** Fills the holes of an operation at the last moment: the id that only the create's answer gave, and pictures. */
export function fill(operation: Operation, id: number | undefined, picture: LatePicture): Call {
  const params = Object.entries(operation.params).map(([name, value]) => [name, fillOne(value, id, picture)] as const);
  return { method: operation.method, params: Object.fromEntries(params) };
}

function fillOne(value: Value, id: number | undefined, picture: LatePicture): Param {
  if (!isHole(value)) return value;
  if (value.hole === 'picture') return picture(value);
  if (id === undefined) throw new Error('an operation wants the id of a chat that has none');
  return id;
}
