import { startEmbeddedMongo } from 'embedded-mongodb';
import { countFolder, requireUnused, verifyFolder } from 'embedded-mongodb/verify';

const DATABASE = 'parley.';

/** A collection of the product with the number of its documents. */
export interface CollectionCount {
  readonly name: string;
  readonly documents: number;
}

/** How many documents each collection of an engine's folder has, which no process uses. Reads its counters only. */
export async function countEngineFolder(folder: string): Promise<CollectionCount[]> {
  return ours(await countFolder(folder));
}

/**
 * Reads every record and index entry of an engine's folder, which no process uses. Resolves to the collections and to what is
 * wrong, one sentence each.
 */
export async function verifyEngineFolder(
  folder: string,
): Promise<{ collections: CollectionCount[]; problems: readonly string[] }> {
  const { collections, problems } = await verifyFolder(folder);
  return { collections: ours(collections), problems };
}

/** Throws, with a sentence, while a process uses the engine's folder. */
export async function requireUnusedEngineFolder(folder: string): Promise<void> {
  await requireUnused(folder);
}

/** Serves an engine's folder to this process, or joins the one that does. */
export async function openEngineFolder(folder: string): Promise<{ uri: string; close(): Promise<void> }> {
  return await startEmbeddedMongo({ folder });
}

function ours(all: readonly { namespace: string; documents: number }[]): CollectionCount[] {
  return all
    .filter(({ namespace }) => namespace.startsWith(DATABASE))
    .map(({ namespace, documents }) => ({ name: namespace.slice(DATABASE.length), documents }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
