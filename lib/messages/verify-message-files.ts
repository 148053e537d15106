import type { Db } from 'mongodb';
import { files } from '../files/files.ts';
import { messages } from './messages.ts';

const BATCH = 500;

interface MessageFiles {
  /** Messages that have files. */
  readonly count: number;
  /** One sentence for each file of a message that is not one of its files. */
  readonly problems: string[];
}

type Found = Awaited<ReturnType<typeof readBatch>>[number];

/** Compares messages with the documents of their files. Reads every message, also while the workspace is used. */
export async function verifyMessageFiles(db: Db): Promise<MessageFiles> {
  const problems: string[] = [];
  let count = 0;
  for (let after = ''; ; ) {
    const found = await readBatch(db, after);
    const suspects = await suspectsOf(db, found);
    // A message that was deleted meanwhile took its files along.
    const still = suspects.length === 0 ? [] : await readAgain(db, suspects);
    problems.push(
      ...(await suspectsOf(db, still)).map(({ _id }) => `message ${_id}: a file of it is missing`),
    );
    count += found.length;
    const last = found.at(-1);
    if (!last) return { count, problems };
    after = last._id;
  }
}

const withFiles = { 'files.0': { $exists: true }, deletedAt: null } as const;
const projection = { files: 1, conversationId: 1 } as const;

async function readBatch(db: Db, after: string) {
  return await messages
    .in(db)
    .find({ ...withFiles, _id: { $gt: after } }, { projection })
    .sort({ _id: 1 })
    .limit(BATCH)
    .toArray();
}

async function readAgain(db: Db, suspects: readonly Found[]) {
  const ids = suspects.map(({ _id }) => _id);
  return await messages
    .in(db)
    .find({ ...withFiles, _id: { $in: ids } }, { projection })
    .toArray();
}

/** Messages of which a file is gone, not there, or another message's. One that is claimed is bound to it in a moment. */
async function suspectsOf(db: Db, found: readonly Found[]): Promise<Found[]> {
  const ids = found.flatMap(({ files: own = [] }) => own.map(({ id }) => id));
  const docs = await files
    .in(db)
    .find({ _id: { $in: ids } })
    .toArray();
  const known = new Map(docs.map((doc) => [doc._id, doc]));
  return found.filter((message) =>
    (message.files ?? []).some(({ id }) => {
      const doc = known.get(id);
      const isBound = doc?.state === 'sent' && doc.messageId === message._id;
      const isClaimed = doc?.state === 'ready' && doc.claim?.startsWith(`${message.conversationId}:`);
      return !isBound && !isClaimed;
    }),
  );
}
