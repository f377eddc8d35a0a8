import { join } from 'node:path';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { bin: 'src/bin.ts', index: 'src/index.ts', sandbox: 'src/sandbox/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  // Names without hashes: a build that changes nothing gives the same bytes under the same names.
  hash: false,
  dts: { entry: ['src/index.ts', 'src/sandbox/index.ts'], compilerOptions: { stripInternal: true } },
  // The sandbox's page runs in browsers as it is written: plain files that lie beside the bundle.
  copy: ({ outDir }) => ({ from: 'src/sandbox/page/browser/*.{html,css,js,svg}', to: join(outDir, 'browser') }),
  report: false,
});
