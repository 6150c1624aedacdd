// npm ci && npm run build: bundles editor.js and lists the licences of everything in it.
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';

const out = new URL('../resources/static/vendor/', import.meta.url).pathname;

const result = await build({
  entryPoints: ['editor.js'],
  outfile: `${out}editor.js`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  banner: { js: '/* Built from server/src/main/editor; licences in editor.licences.txt */' },
  metafile: true,
});

const packages = new Set(
  Object.keys(result.metafile.inputs)
    .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(Boolean),
);
const licences = [...packages].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  return `${name} ${version} (${license})\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}\n`;
});
writeFileSync(`${out}editor.licences.txt`, licences.join(`\n${'-'.repeat(72)}\n\n`));
