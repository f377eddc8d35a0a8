/**
 * The address under which a browser opens a chat; `undefined` for the embedded portal of a run, which nobody can visit.
 *
 * `portal` is the lockfile section: a host, which speaks plain HTTP only where it is this machine.
 */
export function chatLink(portal: string, id: number): string | undefined {
  if (portal === 'sandbox') return undefined;
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(portal);
  return `http${isHere ? '' : 's'}://${portal}/online/?IM_DIALOG=chat${id}`;
}
