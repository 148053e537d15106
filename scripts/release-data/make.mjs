// node scripts/release-data/make.mjs [NAME…]: makes the data folders of past releases that the tests open, from the history of
// this repository. Each is filled by the use cases of its own release; lib/testing/releases says which there are.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from '../run-step.mjs';

const PLACE = path.join(root, 'lib/testing/releases');
const SEED = fileURLToPath(new URL('seed.mjs', import.meta.url));

/** The tree of a commit in a folder, with the packages of this one, and its own engine. */
function checkOut(commit, folder) {
  const archive = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['x', '-C', folder], { input: archive });
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(path.join(root, 'node_modules')))
    if (name !== 'embedded-mongodb')
      symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  symlinkSync(path.join(folder, 'packages/embedded-mongodb'), path.join(modules, 'embedded-mongodb'));
}

function make({ name, commit }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-release-'));
  try {
    checkOut(commit, folder);
    copyFileSync(SEED, path.join(folder, 'seed.mjs'));
    const data = path.join(folder, 'made');
    const said = execFileSync(process.execPath, ['--import', 'tsx', 'seed.mjs', data], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, MONGODB_URI: '', REDIS_URL: '' },
    });
    const known = JSON.parse(said.trim().split('\n').at(-1) ?? '');
    const bytes = gzipSync(readFileSync(path.join(data, 'store/data.mdb')), { level: 9 });
    writeFileSync(path.join(PLACE, `${name}.mdb.gz`), bytes);
    writeFileSync(path.join(PLACE, `${name}.json`), `${JSON.stringify(known, null, 2)}\n`);
    process.stdout.write(`${name}: ${Math.ceil(bytes.length / 1024)} KB\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const names = process.argv.slice(2);
const releases = JSON.parse(readFileSync(path.join(PLACE, 'releases.json'), 'utf8'));
for (const release of releases) if (names.length === 0 || names.includes(release.name)) make(release);
