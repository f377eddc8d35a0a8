import { intval } from '../php/values.ts';
import type { Portal } from '../store/portal.ts';

/** Finds the chat of a workgroup, or 0. */
export function groupChat(portal: Portal): (group: number) => number {
  return (group) => {
    const [first] = [...portal.tables.indexes.chatsByEntity('SONET_GROUP', String(intval(group)))].sort(
      (a, b) => a - b,
    );
    return first ?? 0;
  };
}
