import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const HEARTBEAT_MS = 10_000;

/** A step that did not succeed; the message is for the person at the terminal. */
export class StepError extends Error {}

/**
 * Runs one command to its end. Quiet: a line that says what and how long, again every ten seconds, and what the
 * command printed only when it failed. Loud (`isLoud`): the command prints for itself. A signal to this process goes
 * on to the command, with everything that the command started.
 *
 * Throws {@link StepError} when the command fails, cannot be found or takes longer than `limitMs`.
 */
export async function runStep(label, command, args, { env = process.env, isLoud = false, limitMs = 0 } = {}) {
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  say(`${label} …`);
  const heartbeat = isLoud ? undefined : setInterval(() => say(`${label} … ${seconds()}`), HEARTBEAT_MS);
  try {
    const { code, signal, output } = await finish(command, args, env, isLoud, limitMs);
    if (code === 0) {
      if (!isLoud) say(`${label}: done in ${seconds()}`);
      return;
    }
    const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
    throw new StepError(`${output}${label} failed (${how}): ${[path.basename(command), ...args].join(' ')}`);
  } finally {
    clearInterval(heartbeat);
  }
}

/** Runs a command of an npm package through this Node, so that no shell and no PATH is needed. */
export function runPackage(label, entry, args, options) {
  return runStep(label, process.execPath, [path.join(root, 'node_modules', entry), ...args], options);
}

/** Prints a line of progress. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

function finish(command, args, env, isLoud, limitMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: isLoud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const pieces = [];
    child.stdout?.on('data', (piece) => pieces.push(piece));
    child.stderr?.on('data', (piece) => pieces.push(piece));

    let stoppedBy;
    const kill = (signal) => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    const handleSignal = (signal) => {
      stoppedBy = signal;
      kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, handleSignal);
    const limit = limitMs > 0 ? setTimeout(() => kill('SIGKILL'), limitMs) : undefined;
    const finish = () => {
      clearTimeout(limit);
      for (const signal of signals) process.off(signal, handleSignal);
    };

    child.on('error', (error) => {
      finish();
      reject(new StepError(`${command} could not be run: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      finish();
      if (stoppedBy !== undefined) process.kill(process.pid, stoppedBy);
      resolve({ code, signal, output: Buffer.concat(pieces).toString() });
    });
  });
}
