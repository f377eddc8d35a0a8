// @ts-check

/*
 * The only way in which the page makes elements. Text arrives as text nodes and attributes by setAttribute, so nothing
 * that a chat says can become markup; the Content-Security-Policy forbids every other way.
 */

/** @typedef {Node | string | false | null | undefined} Child */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number | boolean>>} [attributes] `true` writes an empty attribute, `false` none
 * @param {readonly Child[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  fill(made, children);
  return made;
}

/**
 * Replaces all that is in a parent.
 *
 * @param {Element} parent
 * @param {readonly Child[]} children
 */
export function fill(parent, children) {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
}

/**
 * @param {string} name a symbol of index.html, without `icon-`
 * @param {string} [label] spoken in place of the picture; without it the picture is decoration
 */
export function icon(name, label) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  if (label === undefined) svg.setAttribute('aria-hidden', 'true');
  else {
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', label);
  }
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.append(use);
  return svg;
}

/**
 * An element of index.html; the page and its script are one thing, so a missing one is a bug.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function need(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}

/** @type {WeakMap<Element, string>} */
const written = new WeakMap();

/**
 * Makes the children of a parent match a list, keeping every element whose item reads as before, so that focus,
 * scroll positions and selections survive updates.
 *
 * @template Item
 * @param {Element} parent
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 * @param {(item: Item) => Element} make
 */
export function reconcile(parent, items, keyOf, make) {
  /** @type {Map<string, Element>} */
  const before = new Map();
  for (const child of parent.children) before.set(child.getAttribute('data-key') ?? '', child);
  const wanted = items.map((item) => {
    const key = keyOf(item);
    const text = JSON.stringify(item);
    const kept = before.get(key);
    if (kept && written.get(kept) === text) return kept;
    const made = make(item);
    made.setAttribute('data-key', key);
    written.set(made, text);
    return made;
  });
  const keep = new Set(wanted);
  for (const child of before.values()) if (!keep.has(child)) child.remove();
  arrange(parent, wanted);
}

/**
 * Brings children into an order without moving the one that has the focus, because a moved element loses it.
 *
 * @param {Element} parent
 * @param {readonly Element[]} wanted
 */
export function arrange(parent, wanted) {
  /** @type {Element | null} */
  let next = null;
  for (const child of wanted.toReversed()) {
    const mayMove = child.parentNode !== parent || !child.contains(document.activeElement);
    if (mayMove && (child.parentNode !== parent || child.nextSibling !== next)) parent.insertBefore(child, next);
    next = child;
  }
}
