import type { Collection, CreateIndexesOptions, Db, Document, IndexDescription } from 'mongodb';
import type { Logger } from 'pino';
import type { CollectionDefinition, IndexDefinition } from './collection.ts';
import { UnusableStore } from './unusable-store.ts';

export type IndexedCollection = Pick<CollectionDefinition<Document>, 'name' | 'indexes' | 'retired'>;

interface Plan {
  readonly collection: Collection;
  readonly missing: readonly IndexDefinition[];
  /** The names of indexes that are there and no longer wanted. */
  readonly obsolete: readonly string[];
  readonly isEmpty: boolean;
}

const NAMESPACE_NOT_FOUND = 26;
const INDEX_NOT_FOUND = 27;
/** An index of the same keys, or of the same name, with other options is in the way. */
const CONFLICTS: ReadonlySet<unknown> = new Set([85, 86]);

/**
 * Makes the indexes that are missing, and says in the log when a build begins and ends. Resolves when those are there
 * without which nothing may be served: the unique ones, on which numbers and names rest, and those that queries name as
 * their hint. The others of a collection that holds something are built by what it resolves to, while all is served.
 * `builder` is the same database by a connection on which nothing has a deadline.
 */
export async function ensureIndexes(
  { db, builder = db }: { readonly db: Db; readonly builder?: Db },
  collections: readonly IndexedCollection[],
  log: Pick<Logger, 'info'>,
): Promise<() => Promise<void>> {
  const options = await buildOptions(db);
  const plans = await Promise.all(collections.map((definition) => planFor({ db, builder }, definition)));
  const isNeeded = ({ unique, isHint }: IndexDefinition) => unique === true || isHint === true;
  for (const plan of plans) {
    const now = plan.isEmpty ? plan.missing : plan.missing.filter(isNeeded);
    await build({ ...plan, missing: now }, options, log);
  }
  return async () => {
    for (const plan of plans) {
      const later = plan.isEmpty ? [] : plan.missing.filter((index) => !isNeeded(index));
      await build({ ...plan, missing: later }, options, log);
      for (const name of plan.obsolete) {
        await drop(plan.collection, name);
        log.info({ collection: plan.collection.collectionName, index: name }, 'an old index was dropped');
      }
    }
  };
}

/** The name of an index: its own or the driver's, with its version from the second on. */
export function indexName({ name, key, version = 1 }: IndexDefinition): string {
  const base = name ?? Object.entries(key).flat().join('_');
  return version === 1 ? base : `${base}_v${version}`;
}

async function planFor(
  { db, builder }: { readonly db: Db; readonly builder: Db },
  { name, indexes, retired }: IndexedCollection,
): Promise<Plan> {
  const collection = builder.collection(name);
  const there = await existing(db.collection(name));
  for (const index of indexes) {
    const same = there.find((each) => each.name === indexName(index));
    if (same && !isSame(same, index))
      throw new UnusableStore(
        `the index ${same.name} of ${name} is another than this release makes. Drop it, and start again`,
      );
  }
  const names = new Set(there.map((index) => index.name));
  const old = [...retired, ...indexes.flatMap(olderNames)];
  return {
    collection,
    missing: indexes.filter((index) => !names.has(indexName(index))),
    obsolete: old.filter((each) => names.has(each)),
    isEmpty: there.length === 0 || (await db.collection(name).estimatedDocumentCount()) === 0,
  };
}

function olderNames({ version = 1, ...index }: IndexDefinition): string[] {
  return Array.from({ length: version - 1 }, (_, at) => indexName({ ...index, version: at + 1 }));
}

async function existing(collection: Collection): Promise<IndexDescription[]> {
  try {
    return await collection.listIndexes().toArray();
  } catch (error) {
    if (codeOf(error) !== NAMESPACE_NOT_FOUND) throw error;
    return [];
  }
}

const COMPARED = ['key', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds'] as const;

function isSame(one: IndexDescription, other: IndexDescription): boolean {
  // Of an option that is off some servers answer nothing and some `false`.
  return COMPARED.every(
    (field) => JSON.stringify(one[field] || null) === JSON.stringify(other[field] || null),
  );
}

async function build(
  { collection, missing, obsolete, isEmpty }: Plan,
  options: CreateIndexesOptions,
  log: Pick<Logger, 'info'>,
): Promise<void> {
  if (missing.length === 0) return;
  const specs = missing.map((index) => {
    const { version: _version, isHint: _isHint, ...spec } = index;
    return { ...spec, name: indexName(index) };
  });
  const about = { collection: collection.collectionName, indexes: specs.map(({ name }) => name) };
  const begun = performance.now();
  if (!isEmpty) log.info(about, 'indexes are being built');
  try {
    await collection.createIndexes(specs, options);
  } catch (error) {
    if (!CONFLICTS.has(codeOf(error))) throw error;
    // Both cannot be there at once, so the old ones go first.
    for (const name of obsolete) await drop(collection, name);
    await collection.createIndexes(specs, options);
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  if (!isEmpty) log.info({ ...about, seconds }, 'indexes were built');
}

async function drop(collection: Collection, name: string): Promise<void> {
  try {
    await collection.dropIndex(name);
  } catch (error) {
    // Another process did it.
    if (codeOf(error) !== INDEX_NOT_FOUND) throw error;
  }
}

/** On a replica set a build that waited for every member would wait for one that is away, for ever. */
async function buildOptions(db: Db): Promise<CreateIndexesOptions> {
  const hello = await db.command({ hello: 1 });
  return hello.setName !== undefined || hello.msg === 'isdbgrid' ? { commitQuorum: 'majority' } : {};
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
