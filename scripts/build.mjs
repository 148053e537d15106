import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compressBuilt } from './compress-built.mjs';
import { root, runPackage, StepError } from './run-step.mjs';

/** The programs of dist/ and the module that each begins in. */
const ENTRIES = {
  server: 'server.ts',
  store: 'scripts/store.ts',
  'store-verify': 'scripts/store-verify.ts',
  'store-move': 'scripts/store-move.ts',
  'files-verify': 'scripts/files-verify.ts',
  demo: 'scripts/demo.ts',
  admin: 'scripts/admin.ts',
  backup: 'scripts/backup.ts',
  restore: 'scripts/restore.ts',
  doctor: 'scripts/doctor.ts',
  healthcheck: 'scripts/healthcheck.ts',
  'embedded-mongodb-worker': 'embedded-mongodb/worker',
  'picture-process': 'lib/images/picture-process.ts',
  'push-worker': 'lib/notices/push/push-worker.ts',
  'check-env': 'scripts/check-env.ts',
};

const SOURCE_FOLDERS = ['app', 'lib', 'packages', 'public', 'scripts'];
const SOURCE_FILES = [
  'instrumentation.ts',
  'package.json',
  'package-lock.json',
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
  'server.ts',
  'tsconfig.json',
];

/** Where a built file lies. */
export function builtPath(name) {
  return path.join(root, 'dist', name);
}

/** Whether the programs and the pages were built, to the end, from the sources as they are now. */
export function isBuilt() {
  // Next leaves a BUILD_ID behind by some builds that failed, so the stamp is ours, written last.
  return existsSync(path.join(root, '.next/BUILD_ID')) && areStamped(['pages', 'bundle']);
}

/** Whether the programs were bundled from the sources as they are now. */
export function isBundled() {
  return areStamped(['bundle']);
}

/** Bundles the programs; milliseconds. */
export async function bundle() {
  const { build, stop } = await import('esbuild');
  const before = hashSources();
  await build({ ...bundleOptions(ENTRIES), outdir: builtPath('') });
  // Its service would stay, as a child of the server that starts now.
  await stop();
  stamp('bundle', before);
}

/** Our workspace packages are TypeScript: they are bundled, while all others stay in node_modules. */
const workspacePackages = {
  name: 'workspace packages',
  setup(build) {
    const names = readdirSync(path.join(root, 'packages')).join('|');
    build.onResolve({ filter: new RegExp(`^(${names})(/|$)`) }, ({ path: specifier }) => ({
      path: fileURLToPath(import.meta.resolve(specifier)),
    }));
  },
};

/**
 * How esbuild bundles a program of ours: one file with all that is ours, packages left in node_modules.
 * @param {Record<string, string>} entryPoints
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions(entryPoints) {
  return {
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    plugins: [workspacePackages],
    sourcemap: true,
    logLevel: 'warning',
  };
}

/** Builds the pages with Next. `isLoud` shows what Next prints. */
export async function buildPages({ isLoud = false } = {}) {
  const before = hashSources();
  await runPackage('Building', 'next/dist/bin/next', ['build'], {
    isLoud,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  await compressBuilt();
  stamp('pages', before);
}

function stamp(part, hash) {
  mkdirSync(builtPath(''), { recursive: true });
  writeFileSync(builtPath(`${part}.stamp`), hash);
}

function areStamped(parts) {
  const files = parts.map((part) => builtPath(`${part}.stamp`));
  if (!files.every((file) => existsSync(file))) return false;
  const hash = hashSources();
  return files.every((file) => readFileSync(file, 'utf8') === hash);
}

/** Some hundreds of small files, read one after the other: by far the quickest way, and every start waits for it. */
function hashSources() {
  const files = [...SOURCE_FILES, ...SOURCE_FOLDERS.flatMap(filesIn)];
  const hash = createHash('sha256');
  for (const file of files.filter(isSource).sort((a, b) => (a < b ? -1 : 1))) {
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function isSource(file) {
  const isForTests = /\.test\.tsx?$|^lib\/testing\/|^packages\/[^/]+\/(test|bench)\//.test(file);
  return !isForTests && (file.includes('/') || existsSync(path.join(root, file)));
}

function filesIn(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(file) : [file];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await bundle();
    await buildPages({ isLoud: true });
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
