import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';

/** What two runs of the same work store differently: who did it when, and what can be made again at any time. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'jobs',
  'sessions',
  'workspace',
  'upgrades',
  'searchHeads',
  'searchWords',
  'searchPosts',
]);

/** What is later is of this run. */
const BEGUN = Date.now();

/** A database as a checksum for each collection, in which all times since this program began are the same. */
export async function comparableContent(db: Db): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  for (const name of names.filter((each) => !LEFT_OUT.has(each)).sort((a, b) => (a < b ? -1 : 1))) {
    const hash = createHash('sha256');
    let count = 0;
    for await (const document of db.collection(name).find({}, { sort: { _id: 1 } })) {
      const text = JSON.stringify(document, function (this: Record<string, unknown>, key, value: unknown) {
        const stored = this[key];
        return stored instanceof Date && stored.getTime() > BEGUN ? 'lately' : value;
      });
      hash.update(text).update('\n');
      count += 1;
    }
    if (count > 0) content[name] = `${count} ${hash.digest('hex')}`;
  }
  return content;
}
