import { type Located, locatedList, locatedMap, locatedScalar } from './located.ts';

/** Turns what came whole from where all is text into the number or flag that it spells, at any depth. */
export function typed(node: Located): Located {
  switch (node.kind) {
    case 'scalar':
      return node.loose && typeof node.value === 'string' ? locatedScalar(spelled(node.value), node.span) : node;
    case 'list': {
      const items = node.items.map(typed);
      return items.some((item, index) => item !== node.items[index]) ? locatedList(items, node.span) : node;
    }
    case 'map': {
      const members = [...node.members].map(([name, { key, node }]) => [name, { key, node: typed(node) }] as const);
      const same = members.every(([name, member]) => member.node === node.members.get(name)?.node);
      return same ? node : locatedMap(new Map(members), node.span);
    }
  }
}

function spelled(text: string): string | number | boolean {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}
