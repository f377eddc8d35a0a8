import type { StateStore, StoreSettings } from '../model/state.ts';
import type { Login, StateAddress } from '../model/state-address.ts';
import type { PostgresLogin } from './postgres/session.ts';
import type { S3Access } from './s3/client.ts';

/** What opens the doors of a store. Secrets: they go to the store's own host and into no message. */
export interface Access {
  readonly login?: Login | undefined;
  readonly postgres?: PostgresLogin | undefined;
  readonly s3?: S3Access | undefined;
}

/**
 * Opens a store; each kind is loaded only where it is used, and nothing is sent before it is asked something.
 *
 * It knows no globals: whatever it may use of the surroundings stands in `settings` and `access`. A fleet opens one store for all portals of
 * an inventory and takes `object(project, host)` of it for each, as one store serves any number of objects at once, each with a lock of
 * its own; it closes the store after the last of them.
 */
export async function openStore(
  address: Exclude<StateAddress, { readonly kind: 'files' }>,
  access: Access,
  settings: StoreSettings,
): Promise<StateStore> {
  switch (address.kind) {
    case 'http': {
      const { httpStore } = await import('./http/store.ts');
      return httpStore(address, access.login, settings);
    }
    case 'postgres': {
      const { postgresStore } = await import('./postgres/store.ts');
      return postgresStore(address, access.postgres ?? {}, settings);
    }
    case 's3': {
      if (!access.s3) throw new Error('a bucket needs keys');
      const { s3Store } = await import('./s3/store.ts');
      return s3Store(address, access.s3, settings);
    }
  }
}
