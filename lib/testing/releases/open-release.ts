import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const PLACE = fileURLToPath(new URL('.', import.meta.url));

interface Release {
  readonly name: string;
  /** Of this repository, which had written it. */
  readonly commit: string;
  /** How stored data changed after it. */
  readonly changedSince: string;
}

/** What is known of the workspace in the data of a release: scripts/release-data/seed.mjs made it. */
export interface ReleaseData {
  readonly username: string;
  readonly password: string;
  readonly token: string;
  readonly directId: string;
  readonly roomId: string;
  /** In each of the two conversations, numbered from 1, or from 2 in the room. */
  readonly messages: number;
  /** Those that are not in the bin. */
  readonly contacts: number;
  /** Of a contact that was changed twice. */
  readonly changedContactId: string;
}

/** The past releases whose data is kept, the oldest first. */
export const releases: readonly Release[] = JSON.parse(
  readFileSync(path.join(PLACE, 'releases.json'), 'utf8'),
);

/** Puts the data of a release into a data folder, as a server of that release left it. */
export function putReleaseData(name: string, dataDir: string): ReleaseData {
  mkdirSync(path.join(dataDir, 'store'), { recursive: true, mode: 0o700 });
  const bytes = gunzipSync(readFileSync(path.join(PLACE, `${name}.mdb.gz`)));
  writeFileSync(path.join(dataDir, 'store/data.mdb'), bytes, { mode: 0o600 });
  return JSON.parse(readFileSync(path.join(PLACE, `${name}.json`), 'utf8'));
}
