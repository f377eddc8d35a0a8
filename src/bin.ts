#!/usr/bin/env node
import { version } from './cli/version.ts';

// biome-ignore-start lint/style/noRestrictedGlobals: importing node:process opens all of its streams, which takes longer than the rest
const argv = process.argv.slice(2);
const asksVersion = argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');

// The version is asked for by scripts in loops: it is answered before anything else is loaded.
if (asksVersion) {
  process.stdout.write(`${version}\n`);
} else {
  keepCompiledCode();
  const { main } = await import('./cli/main.ts');
  await main(argv);
}

/** Newer Nodes keep what they compiled for the next start; in a folder of the user's own, as what lies there is run. */
function keepCompiledCode(): void {
  const { HOME, XDG_CACHE_HOME, NODE_COMPILE_CACHE } = process.env;
  const cache = XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);
  if (!cache || NODE_COMPILE_CACHE) return;
  const compiling: object & { enableCompileCache?: (folder: string) => unknown } = process.getBuiltinModule(
    'node:module',
  ) as object;
  compiling.enableCompileCache?.(`${cache}/provision/compiled`);
}
// biome-ignore-end lint/style/noRestrictedGlobals: as above
