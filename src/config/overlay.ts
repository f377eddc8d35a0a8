import { nearest, newPatience, type Patience } from '../base/nearest.ts';
import type { ChatDraft } from './chats.ts';
import { layOver } from './chats.ts';
import { problem, type Report } from './report.ts';
import { type LocatedMap, locatedMap } from './yaml/located.ts';

/** Chats with an overlay laid over them. */
export interface Overlaid {
  readonly drafts: readonly ChatDraft[];
  /** Keys that are not managed here, though the files have them. */
  readonly unmanaged: readonly string[];
}

/** Lays fields over chats, by key; `null` takes a field, or a whole chat, out of what is managed. */
export function applyOverlay(drafts: readonly ChatDraft[], overlay: LocatedMap | undefined, report: Report): Overlaid {
  if (!overlay) return { drafts, unmanaged: [] };
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  const unmanaged: string[] = [];
  const keys: Known = { keys: drafts.map((draft) => draft.key), patience: newPatience() };
  for (const [written, { key: span, node }] of overlay.members) {
    const key = written.normalize('NFC');
    const draft = byKey.get(key);
    if (!draft) reportUnknown(key, keys, span, report);
    else if (node.kind === 'map') byKey.set(key, overlaid(draft, node, report));
    else {
      byKey.delete(key);
      unmanaged.push(key);
    }
  }
  return { drafts: [...byKey.values()], unmanaged };
}

function overlaid(draft: ChatDraft, overlay: LocatedMap, report: Report): ChatDraft {
  const dropped = new Set([...overlay.members].filter(([, { node }]) => node.value === null).map(([name]) => name));
  const own = new Map([...overlay.members].filter(([name]) => !dropped.has(name)));
  const kept = new Map([...draft.fields.members].filter(([name]) => !dropped.has(name)));
  return layOver({ ...draft, fields: locatedMap(kept, draft.fields.span) }, locatedMap(own, overlay.span), report);
}

interface Known {
  readonly keys: readonly string[];
  readonly patience: Patience;
}

function reportUnknown(key: string, { keys, patience }: Known, span: Parameters<typeof problem>[2], report: Report) {
  const near = nearest(key, keys, patience);
  if (near === undefined) report(problem('OVERLAY_UNKNOWN', { key, known: keys.slice(0, 20).join(', ') }, span));
  else report(problem('OVERLAY_MISSPELT', { key, near }, span));
}
