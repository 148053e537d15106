import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runStep, StepError, say } from './run-step.mjs';

// Without windows of its own a browser takes a seventh of the work for each page that is opened.
const LIGHT = 'chromium-headless-shell';
const LIGHT_PATHS = [`/usr/bin/${LIGHT}`];
const QUIET = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser that the tests drive: `CHROMIUM_PATH`, one without windows, Playwright's own, or the system's; undefined
 * when there is none.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  const candidates = [...(named ? [named] : []), ...LIGHT_PATHS, ...(await wholeBrowsers())];
  return candidates.find((file) => existsSync(file));
}

/** The browser of the tests of notifications, which one without windows does not show; undefined when there is none. */
export async function findWholeChromium() {
  const named = process.env.CHROMIUM_PATH;
  const candidates = [...(named && !named.includes('headless') ? [named] : []), ...(await wholeBrowsers())];
  return candidates.find((file) => existsSync(file));
}

async function wholeBrowsers() {
  const { chromium } = await import('playwright');
  return [chromium.executablePath(), ...CHROMIUM_PATHS];
}

/** The Redis server that the tests start: `REDIS_SERVER_PATH`, or the one on PATH; undefined when there is none. */
export function findRedisServer() {
  const named = process.env.REDIS_SERVER_PATH;
  return named && existsSync(named) ? named : onPath('redis-server');
}

/** The nginx that a test puts in front; undefined when there is none. */
export function findNginx() {
  const usual = '/usr/sbin/nginx';
  return existsSync(usual) ? usual : onPath('nginx');
}

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
}

/**
 * Installs the browser, the Redis server, exiftool and nginx from Debian's packages when they are missing and this user may. Throws
 * {@link StepError} naming the exact command when it may not.
 */
export async function installSystemNeeds() {
  const hasApt = existsSync('/usr/bin/apt-get');
  const mayInstall = hasApt && process.getuid?.() === 0;
  const missing = [
    // It is a browser for all tests, where there is no lighter one.
    ...((await findWholeChromium()) ? [] : ['chromium']),
    ...(findRedisServer() ? [] : ['redis-server']),
    ...(onPath('exiftool') ? [] : ['libimage-exiftool-perl']),
    ...(findNginx() ? [] : ['nginx']),
  ];
  if (missing.length === 0) {
    // On a person's own machine, what is installed is good enough.
    if (mayInstall && process.env.CI) await preferLightBrowser();
    return;
  }
  if (!mayInstall) {
    const command = `sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`;
    const how = hasApt
      ? `Install with\n  ${command}\nand run the tests again.`
      : `Install it by the package manager of this system (on Debian: ${command}), or name it by CHROMIUM_PATH or REDIS_SERVER_PATH.`;
    throw new StepError(`The tests need ${missing.join(' and ')}. ${how}`);
  }
  await runStep('Reading the list of packages', 'apt-get', ['update', '-q'], { env: QUIET });
  await install([...missing, ...(!(await findChromium()) && isOffered(LIGHT) ? [LIGHT] : [])]);
  if (!(await findWholeChromium()) || !findRedisServer() || !onPath('exiftool') || !findNginx()) {
    throw new StepError(`${missing.join(' and ')} cannot be found after installing.`);
  }
}

/** Any browser does; the light one takes half the time, so it is installed where that is easy. */
async function preferLightBrowser() {
  const browser = await findChromium();
  if (process.env.CHROMIUM_PATH || LIGHT_PATHS.includes(browser ?? '') || !isOffered(LIGHT)) return;
  try {
    await install([LIGHT]);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    say(`${LIGHT} cannot be installed; the tests go on with ${browser}, which takes longer.`);
  }
}

async function install(names) {
  const args = ['install', '-q', '-y', '--no-install-recommends', ...names];
  await runStep(`Installing ${names.join(' and ')}`, 'apt-get', args, { env: QUIET });
}

function isOffered(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}
