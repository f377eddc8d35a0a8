import { join } from 'node:path';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/bin.ts', 'src/index.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  // Names without hashes: a build that changes nothing gives the same bytes under the same names.
  hash: false,
  dts: { entry: 'src/index.ts' },
  // The sandbox's page runs in browsers as it is written: plain files that lie beside the bundle.
  copy: ({ outDir }) => ({ from: 'src/sandbox/page/browser/*.{html,css,js,svg}', to: join(outDir, 'browser') }),
  report: false,
});
