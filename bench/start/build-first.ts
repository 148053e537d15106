import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildPages, bundle, isBuilt } from '../../scripts/build.mjs';
import { root, runStep } from '../../scripts/run-step.mjs';

/** The folders that are measured. */
export interface BuiltFolders {
  /** The app, with one more page on which there is nothing. */
  readonly withEmptyPage: string;
  /** A custom Next server with one empty page, and nothing else. */
  readonly floor: string;
}

const COPIED = [
  'app',
  'lib',
  'packages',
  'public',
  'scripts',
  'package.json',
  'package-lock.json',
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
  'server.ts',
  'tsconfig.json',
];

/** Builds the app, the app with an empty page, and the floor. They lie in dist/, so that packages are found above. */
export async function buildFirst(): Promise<BuiltFolders> {
  await buildApp();
  const withEmptyPage = path.join(root, 'dist/bench/app');
  const floor = path.join(root, 'dist/bench/floor');
  await rm(path.join(root, 'dist/bench'), { recursive: true, force: true });
  await makeAppWithEmptyPage(withEmptyPage);
  await makeFloor(floor);
  return { withEmptyPage, floor };
}

/** Builds the app unless it is built already. */
export async function buildApp(): Promise<void> {
  if (isBuilt()) return;
  await bundle();
  await buildPages();
}

async function makeAppWithEmptyPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of COPIED) {
    await cp(path.join(root, name), path.join(folder, name), { recursive: true }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
  await cp(path.join(folder, 'next.config.js'), path.join(folder, 'next.config.base.js'));
  await write(folder, 'next.config.js', [
    "import base from './next.config.base.js';",
    `export default { ...base, turbopack: { ...base.turbopack, root: ${JSON.stringify(root)} } };`,
  ]);
  await write(folder, 'app/empty/page.tsx', ['export default function Page() {', '  return null;', '}']);
  await nextBuild('Building the app with an empty page', folder);
}

async function makeFloor(folder: string): Promise<void> {
  await write(folder, 'package.json', ['{ "name": "floor", "private": true, "type": "module" }']);
  await write(folder, 'next.config.js', [
    `export default { turbopack: { root: ${JSON.stringify(root)} }, devIndicators: false, agentRules: false };`,
  ]);
  await write(folder, 'app/layout.js', [
    'export default function Layout({ children }) {',
    '  return <html lang="en"><body>{children}</body></html>;',
    '}',
  ]);
  await write(folder, 'app/page.js', ['export default function Page() {', '  return null;', '}']);
  await write(folder, 'server.js', [
    "import { createServer } from 'node:http';",
    "import next from 'next';",
    "const app = next({ dev: false, hostname: '127.0.0.1', port: Number(process.env.PORT) });",
    'await app.prepare();',
    'const handle = app.getRequestHandler();',
    'createServer((request, response) => void handle(request, response)).listen(Number(process.env.PORT), "127.0.0.1");',
  ]);
  await nextBuild('Building the empty server', folder);
}

async function nextBuild(label: string, folder: string): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  await runStep(
    label,
    process.execPath,
    [path.join(root, 'node_modules/next/dist/bin/next'), 'build', folder],
    { env },
  );
}

async function write(folder: string, name: string, lines: readonly string[]): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${lines.join('\n')}\n`);
}
