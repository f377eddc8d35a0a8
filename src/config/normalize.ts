import { byCodePoint } from '../base/json.ts';
import type { Place } from '../base/place.ts';
import type { ChatConfig } from '../model/config.ts';
import type { ChatDraft } from './chats.ts';
import { type Located, spanOf } from './yaml/located.ts';
import { placeOf } from './yaml/source.ts';

/** The chats in the form that the rest of the program knows, sorted by key. */
export function normalizeChats(drafts: readonly ChatDraft[]): readonly ChatConfig[] {
  const known: KnownPlaces = new Map();
  return drafts.map((draft) => normalizeChat(draft, known)).sort((a, b) => byCodePoint(a.key, b.key));
}

/** Places of list items by list: lists from `defaults` and from anchors are shared by many chats. */
type KnownPlaces = Map<Located, readonly Place[]>;

function normalizeChat({ key, keySpan, source, row, fields }: ChatDraft, known: KnownPlaces): ChatConfig {
  const places: Record<string, Place> = {};
  const from = row && placeOf(row);
  /** What a template says for all rows belongs to this one as well. */
  const here = (place: Place) => (from && !place.from ? { ...place, from } : place);
  for (const [field, member] of fields.members) {
    places[field] = here(placeOf(spanOf(member)));
    itemPlaces(member.node, known).forEach((place, index) => {
      places[`${field}[${index}]`] = here(place);
    });
  }
  return { key, place: placeOf(keySpan), fields: fields.value, places, folder: source.folder };
}

function itemPlaces(node: Located, known: KnownPlaces): readonly Place[] {
  if (node.kind !== 'list') return [];
  const places = known.get(node) ?? node.items.map(({ span }) => placeOf(span));
  known.set(node, places);
  return places;
}
