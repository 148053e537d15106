import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root, runStep } from './run-step.mjs';

/** Installs with `npm ci`, development packages included (the build needs them), unless what is there fits the lock. */
export async function installIfNeeded() {
  if (await isInstalled()) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await runStep('Installing packages', npm, ['ci', '--include=dev', '--no-audit', '--no-fund']);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own lock into node_modules as the last
 * act of an install; an optional package of another platform may be missing from it.
 */
async function isInstalled() {
  const wanted = await packagesIn(path.join(root, 'package-lock.json'));
  const present = await packagesIn(path.join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = present[path];
    return installed ? installed.version === entry.version : entry.optional === true;
  });
}

async function packagesIn(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
