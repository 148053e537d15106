import { pathToFileURL } from 'node:url';
import { buildPages, builtPath, bundle, isBuilt, isBundled } from './build.mjs';
import { endWithNpm } from './end-with-npm.mjs';
import { installIfNeeded } from './install.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root, StepError } from './run-step.mjs';

/** What `node start.mjs NAME` can start: each is a bundle in dist/, and some serve the pages. */
const WITH_PAGES = ['server', 'demo'];
const PROGRAMS = [
  ...WITH_PAGES,
  'store',
  'store-verify',
  'store-move',
  'files-verify',
  'admin',
  'backup',
  'restore',
  'doctor',
];

/**
 * Makes sure that this folder is installed and built, then runs one program of dist/ in this very process, so that
 * signals and exit codes are its own.
 */
export async function launch(program) {
  if (!PROGRAMS.includes(program)) fail(`There is no ${program} to start, only ${PROGRAMS.join(', ')}.`);
  process.chdir(root);
  endWithNpm();
  process.env.NODE_ENV = 'production';
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  try {
    await oneAtATime(() => prepare(program));
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    fail(error.message);
  }
  // The program finds its own arguments where it would if it had been started by itself.
  process.argv.splice(1, 2, builtPath(`${program}.js`));
  await import(pathToFileURL(process.argv[1]).href);
}

async function prepare(program) {
  await installIfNeeded();
  if (!WITH_PAGES.includes(program)) {
    if (!isBundled()) await bundle();
    return;
  }
  if (isBuilt()) return;
  await bundle();
  // A wrong setting is reported before the long build, not after it.
  const { checkEnv } = await import(pathToFileURL(builtPath('check-env.js')).href);
  const problem = checkEnv(process.env);
  if (problem !== undefined) fail(problem);
  await buildPages();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
