import { existsSync } from 'node:fs';
import path from 'node:path';
import { runStep, StepError } from './run-step.mjs';

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The browser that the tests drive: `CHROMIUM_PATH`, Playwright's own, or the system's; undefined when there is none. */
export async function findChromium() {
  const { chromium } = await import('playwright');
  const named = process.env.CHROMIUM_PATH;
  return [...(named ? [named] : []), chromium.executablePath(), ...CHROMIUM_PATHS].find((file) =>
    existsSync(file),
  );
}

/** The Redis server that the tests start: `REDIS_SERVER_PATH`, or the one on PATH; undefined when there is none. */
export function findRedisServer() {
  const named = process.env.REDIS_SERVER_PATH;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const places = folders.map((folder) => path.join(folder, 'redis-server'));
  return [...(named ? [named] : []), ...places].find((file) => existsSync(file));
}

/**
 * Installs the browser and the Redis server from Debian's packages when they are missing and this user may. Throws
 * {@link StepError} naming the exact command when it may not.
 */
export async function installSystemNeeds() {
  const missing = [
    ...((await findChromium()) ? [] : ['chromium']),
    ...(findRedisServer() ? [] : ['redis-server']),
  ];
  if (missing.length === 0) return;
  const hasApt = existsSync('/usr/bin/apt-get');
  if (!hasApt || process.getuid?.() !== 0) {
    const command = `sudo apt-get update && sudo apt-get install -y ${missing.join(' ')}`;
    const how = hasApt
      ? `Install with\n  ${command}\nand run the tests again.`
      : `Install it by the package manager of this system (on Debian: ${command}), or name it by CHROMIUM_PATH or REDIS_SERVER_PATH.`;
    throw new StepError(`The tests need ${missing.join(' and ')}. ${how}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runStep('Reading the list of packages', 'apt-get', ['update', '-q'], { env });
  await runStep(`Installing ${missing.join(' and ')}`, 'apt-get', ['install', '-q', '-y', ...missing], {
    env,
  });
  if (!(await findChromium()) || !findRedisServer()) {
    throw new StepError(`${missing.join(' and ')} cannot be found after installing.`);
  }
}
