/*
 * Objects are named `<project>.<host>`. Stores differ in what a name may hold, so that everything but letters, digits and `-` (and dots
 * in the host) is written as `_` and the hex digits of its UTF-8 bytes; no two pairs of project and host share a name.
 */

/** The part of an object's name that a project gives: it holds no dot, so that the first dot ends it. */
export function projectPart(project: string): string {
  return escaped(project, /[A-Za-z0-9-]/);
}

export function portalPart(portal: string): string {
  return escaped(portal, /[A-Za-z0-9.-]/);
}

export function objectName(project: string, portal: string): string {
  return `${projectPart(project)}.${portalPart(portal)}`;
}

/** Project and portal behind the two parts of a name; `undefined` where it is none of ours. */
export function namesOf(
  projectPart: string,
  portalPart: string,
): { readonly project: string; readonly portal: string } | undefined {
  const project = unescaped(projectPart);
  const portal = unescaped(portalPart);
  return project && portal ? { project, portal } : undefined;
}

function escaped(text: string, plain: RegExp): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return byte < 128 && plain.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

function unescaped(text: string): string | undefined {
  if (!/^(?:[A-Za-z0-9.-]|_[0-9a-f]{2})+$/.test(text)) return undefined;
  const percents = text.replace(/_([0-9a-f]{2})/g, '%$1');
  try {
    return decodeURIComponent(percents);
  } catch {
    return undefined;
  }
}
