#!/usr/bin/env node
import { version } from './cli/version.ts';

// biome-ignore-start lint/style/noRestrictedGlobals: importing node:process opens all of its streams, which takes longer than the rest
const argv = process.argv.slice(2);
const asksVersion = argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');

// The version is asked for by scripts in loops: it is answered before anything else is loaded.
if (asksVersion) {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./cli/main.ts');
  await main(argv);
}
// biome-ignore-end lint/style/noRestrictedGlobals: as above
