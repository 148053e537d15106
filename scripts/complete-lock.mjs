// Completes package-lock.json with the optional platform packages that a registry mirror left out.
//
// `npm ci` refuses a lock in which an exact `optionalDependencies` entry has no package entry, even when that
// package is for another platform. Each one found missing is added with the platform that its name says, so that
// the same lock installs everywhere. Run after every change of dependencies: `npm run lock`.
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));

const OSES = [
  'darwin',
  'linux',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'android',
  'sunos',
  'aix',
  'openharmony',
];
const CPUS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** The platform fields that a name such as `@next/swc-darwin-arm64` stands for. */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = OSES.filter((word) => words.includes(word));
  const cpu = CPUS.filter((word) => words.includes(word));
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}) };
}

let added = 0;
for (const [owner, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const isExact = /^\d+\.\d+\.\d+/.test(version);
    if (!isExact || lock.packages[`node_modules/${name}`] || lock.packages[`${owner}/node_modules/${name}`])
      continue;
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
if (added > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`package-lock.json: ${added} platform packages added\n`);
