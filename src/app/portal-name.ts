import type { PortalConfig } from '../model/config.ts';

/** The lockfile section of a portal that nobody has spoken to yet; `undefined` where its address is not known here. */
export function portalName(portal: PortalConfig): string | undefined {
  if (portal.kind === 'sandbox') return portal.name ?? 'sandbox';
  return portal.url === undefined ? undefined : new URL(portal.url).host;
}
