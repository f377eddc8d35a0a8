import type { PortalConfig } from '../model/config.ts';

/** The lockfile section of a portal that nobody has spoken to yet. */
export function portalName(portal: PortalConfig): string {
  return portal.kind === 'sandbox' ? 'sandbox' : portal.url === undefined ? '' : new URL(portal.url).host;
}
