import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The console's server does not compress: "x.js.gz" stands beside "x.js" and is sent as it is.
function compressed(): Plugin {
  return {
    name: 'serap-compressed',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!/\.(js|css|html|svg)$/.test(name)) continue;
        const content = file.type === 'chunk' ? file.code : file.source;
        const source = await promisify(gzip)(content, { level: 9 });
        this.emitFile({ type: 'asset', fileName: `${name}.gz`, source });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    target: 'es2020',
    assetsInlineLimit: 0, // the page's policy allows no data: addresses
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env.SERAP_API ?? 'http://127.0.0.1:7200' } },
  test: { environment: 'node' },
});
