import manifest from '../../package.json' with { type: 'json' };

/** The version of this package, written into the bundle when it is built. */
export const version: string = manifest.version;
