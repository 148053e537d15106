// The files that a server needs to run, and no others: `node scripts/image-files.mjs FOLDER` copies them into a folder, for
// the image. They are found by the traces that Next writes and by tracing the bundles in the same way.
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run-step.mjs';

const require = createRequire(path.join(root, 'package.json'));

/** Programs of dist/ that are of no use in an image. */
const LEFT_OUT = ['demo.js', 'check-env.js'];

/** What next/dist/server/next.js loads only in development or while it builds, and maps for debuggers. */
const NOT_IN_PRODUCTION = [
  '**/*.map',
  '**/*.d.ts',
  '**/*.runtime.dev.js',
  '**/next/dist/build/{webpack,swc,babel,static-paths,analysis,turbopack-build,segment-config}/**',
  '**/next/dist/build/{index,webpack-build,webpack-config,export}*.js',
  '**/next/dist/compiled/{babel*,terser,webpack,next-devtools,jest-worker}/**',
  '**/next/dist/server/dev/**',
  '**/next/dist/server/lib/router-utils/setup-dev-bundler.js',
  'node_modules/{typescript,sharp,caniuse-lite,browserslist}/**',
  'node_modules/@next/swc*/**',
];

/** Packages with files that no trace finds, since they are chosen by the platform: taken whole. */
const CHOSEN_BY_PLATFORM = /^(?:@img\/sharp|@lmdb\/lmdb-|@node-rs\/argon2-|@msgpackr-extract\/)/;

/** The files and links, by their path from the root of the project. It must be built. */
export async function imageFiles() {
  const { nodeFileTrace } = require('next/dist/compiled/@vercel/nft');
  const programs = readdirSync(path.join(root, 'dist')).filter(
    (name) => name.endsWith('.js') && !LEFT_OUT.includes(name),
  );
  const files = new Set(['package.json', 'next.config.js', 'LICENSE']);
  const add = (file) => {
    files.add(file);
  };
  for (const name of programs) add(`dist/${name}`);
  filesIn('public').forEach(add);
  filesIn('.next').filter(isServed).forEach(add);
  const trace = async (entries, ignore) => {
    const { fileList } = await nodeFileTrace(entries, { base: root, ignore });
    for (const file of fileList) if (!file.startsWith('dist/')) add(file);
  };
  process.chdir(root);
  await trace(
    programs.map((name) => `dist/${name}`),
    ['**/next/dist/**', '.next/**', ...NOT_IN_PRODUCTION.slice(0, 2)],
  );
  await trace(['node_modules/next/dist/server/next.js'], NOT_IN_PRODUCTION);
  for (const list of filesIn('.next').filter((file) => file.endsWith('.nft.json'))) {
    const { files: traced } = JSON.parse(readFileSync(path.join(root, list), 'utf8'));
    for (const file of traced) add(path.join(path.dirname(list), file));
  }
  // Next looks up where these are whenever it reads its settings, and loads none of them.
  const settings = readFileSync(path.join(root, 'node_modules/next/dist/server/config-utils.js'), 'utf8');
  for (const [, name] of settings.matchAll(/'(next\/dist\/[^']+)'/g))
    add(path.relative(root, require.resolve(name)));
  for (const name of packageNames())
    if (CHOSEN_BY_PLATFORM.test(name)) filesIn(`node_modules/${name}`).forEach(add);
  return [...files].filter((file) => !isSuperfluous(file) && existsSync(path.join(root, file)));
}

/** Of the build itself all but the cache, the types and what only a build reads. */
function isServed(file) {
  return !/^\.next\/(?:cache|types|dev|diagnostics|turbopack|trace|trace-build|lock|build\/)/.test(file);
}

function isSuperfluous(file) {
  return (
    LEFT_OUT.includes(path.relative('dist', file)) ||
    /\.(?:map|nft\.json|d\.ts|d\.mts|d\.cts)$/.test(file) ||
    !/^(?:\.next|dist|node_modules|public)\/|^(?:package\.json|next\.config\.js|LICENSE)$/.test(file) ||
    /\.runtime\.dev\.js$/.test(file)
  );
}

/** Every file and link in a folder, by its path from the root; links are not followed. */
function filesIn(folder) {
  const found = [];
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...filesIn(file));
    else found.push(file);
  }
  return found;
}

function packageNames() {
  return readdirSync(path.join(root, 'node_modules')).flatMap((name) => {
    if (name.startsWith('.')) return [];
    if (!name.startsWith('@')) return [name];
    return readdirSync(path.join(root, 'node_modules', name)).map((inner) => `${name}/${inner}`);
  });
}

/** The licences of all that is inside, bundled or not, as one text. */
function licences() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries(packages).filter(
    ([place, { dev, link }]) =>
      place.startsWith('node_modules/') && !dev && !link && existsSync(path.join(root, place)),
  );
  return shipped
    .map(([place, { version, license }]) => {
      const folder = path.join(root, place);
      const texts = readdirSync(folder)
        .filter(
          (name) =>
            /^(?:licen[cs]e|copying|notice|third-party)/i.test(name) &&
            lstatSync(path.join(folder, name)).isFile(),
        )
        .map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** Copies everything into a folder that does not exist or is empty. Resolves to how many files there are. */
export async function copyImageFiles(folder) {
  const files = await imageFiles();
  for (const file of files) {
    const [from, to] = [path.join(root, file), path.join(folder, file)];
    mkdirSync(path.dirname(to), { recursive: true });
    // Not `cpSync`: since Node 24 it takes a link to a folder for the folder.
    if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
    else copyFileSync(from, to);
  }
  writeFileSync(path.join(folder, 'THIRD-PARTY-LICENCES.txt'), `${licences()}\n`);
  return files.length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write('Name the folder: node scripts/image-files.mjs FOLDER\n');
    process.exit(1);
  }
  const count = await copyImageFiles(path.resolve(folder));
  process.stdout.write(`${count} files are in ${folder}.\n`);
}
