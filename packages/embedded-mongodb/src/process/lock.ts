import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The process that owns a folder, as `owner.json` in the folder describes it. */
export interface Owner {
  readonly token: string;
  readonly host: string;
  readonly pid: number;
  /** Kernel and network namespace (the stored name is `place`): inside the same one, a free name means a dead owner. */
  readonly place: string;
  readonly socket: string;
}

export interface Lock {
  /** Writes the engine's socket into `owner.json`. */
  announce(socket: string): void;
  release(): void;
}

const BEAT_MS = 5_000;
/** An owner in another container counts as dead when it has not touched `owner.json` for this long. */
const SILENT_MS = 20_000;

/**
 * Locks the folder for this process: by an abstract unix socket named by the folder, which the kernel frees however
 * the process ends, and by a file that is touched regularly, for containers that share a volume but no socket names.
 * @param onLost called when another process has taken the folder over.
 * @returns the lock, or the owner that has it.
 */
export async function acquireLock(
  folder: string,
  onLost: (owner: Owner | undefined) => void,
): Promise<Lock | Owner> {
  const name = await bindName(folder);
  const before = readOwner(folder);
  if (name === 'taken')
    return before ?? { token: '', host: hostname(), pid: 0, place: namespaceName(), socket: '' };
  if (before !== undefined && isAlive(folder, before, name !== undefined)) {
    name?.close();
    return before;
  }
  const token = randomUUID();
  const write = (socket: string) => {
    const owner: Owner = { token, host: hostname(), pid: process.pid, place: namespaceName(), socket };
    const draft = join(folder, `owner.${process.pid}.tmp`);
    writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
    renameSync(draft, ownerFile(folder));
  };
  write('');
  const beat = setInterval(() => {
    const now = readOwner(folder);
    if (now?.token === token) touch(ownerFile(folder));
    else onLost(now);
  }, BEAT_MS).unref();
  return {
    announce: write,
    release() {
      clearInterval(beat);
      if (readOwner(folder)?.token === token) rmSync(ownerFile(folder), { force: true });
      name?.close();
    },
  };
}

export function readOwner(folder: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(folder), 'utf8'));
  } catch {
    // It is missing, or was cut short by a full disk: there is no owner to ask.
    return undefined;
  }
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // It was removed just now, or the disk fails: the next beat finds out.
  }
}

function ownerFile(folder: string): string {
  return join(folder, 'owner.json');
}

/** Binds the folder's name; returns nothing where the system has no abstract sockets. */
function bindName(folder: string): Promise<Server | 'taken' | undefined> {
  if (process.platform !== 'linux') return Promise.resolve(undefined);
  const { dev, ino } = statSync(folder);
  const id = createHash('sha256').update(`${folder}:${dev}:${ino}`).digest('hex').slice(0, 40);
  const server = createServer((socket) => socket.destroy()).unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else reject(error);
    });
    server.listen(`\0embedded-mongodb-${id}`, () => resolve(server));
  });
}

function isAlive(folder: string, owner: Owner, hasName: boolean): boolean {
  if (hasName && owner.place === namespaceName()) return false;
  if (owner.host === hostname() && owner.pid === process.pid) return false;
  if (!hasName && owner.host === hostname()) return isRunning(owner.pid);
  const touched = statSync(ownerFile(folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - touched < SILENT_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function namespaceName(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/net')}`;
  } catch {
    return hostname();
  }
}
