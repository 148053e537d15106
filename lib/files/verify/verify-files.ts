import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import { bytesIdOf, type FileDoc, files } from '../files.ts';
import type { FileHome, StoredBytes } from '../home/file-home.ts';
import { fileIdOf } from '../home/file-names.ts';
import { KEPT_MS } from '../sweep/sweep-files.ts';

/** A sweep comes every hour; so much later it is long overdue. */
const OVERDUE_MS = KEPT_MS + 24 * 60 * 60 * 1000;

/** What there is, and what of it is wrong. */
export interface FileReport {
  /** One sentence each. */
  readonly problems: string[];
  /** What is as it should be: how many there are of what. */
  readonly explained: Map<string, number>;
}

interface Compared {
  readonly db: Db;
  readonly home: FileHome;
  readonly now: Date;
  /** Reads all bytes and compares their hashes, too. */
  readonly readsBytes?: boolean;
}

const STATES: Readonly<Record<FileDoc['state'], string>> = {
  uploading: 'uploads that are not finished',
  ready: 'files that wait to be sent',
  sent: 'files of messages',
  gone: 'files that are gone, whose bytes go after 48 hours',
};

/**
 * Compares documents with bytes, in both directions. May run beside a server: what seems wrong is looked at once more. Keeps
 * the names of all files in memory.
 */
export async function verifyFiles(compared: Compared): Promise<FileReport> {
  const { db, home } = compared;
  const problems: string[] = [];
  const explained = new Map<string, number>();
  const explain = (what: string) => explained.set(what, (explained.get(what) ?? 0) + 1);
  const found = new Map<string, StoredBytes>();
  const seen = new Set<string>();
  for await (const bytes of home.list())
    found.set(bytes.isUpload ? `upload ${bytes.name}` : bytes.name, bytes);

  for await (const doc of files.in(db).find().sort({ _id: 1 })) {
    const wrong = problemOf(doc, found) ?? (await contentProblem(compared, doc));
    const again = wrong === null ? null : await lookAgain(compared, doc._id);
    if (again === null) explain(STATES[doc.state]);
    else problems.push(again);
    // Not taken out yet: a forwarded file has the same.
    for (const name of [bytesIdOf(doc), `${bytesIdOf(doc)}.thumbnail`, `upload ${doc._id}`]) seen.add(name);
  }
  for (const name of seen) found.delete(name);
  for (const bytes of found.values()) {
    const { isProblem, text } = await orphanOf(compared, bytes);
    if (isProblem) problems.push(text);
    else explain(text);
  }
  return { problems, explained };
}

type Sizes = ReadonlyMap<string, Pick<StoredBytes, 'size'>>;

/** What is wrong with the bytes of a file; null when they are as its document says. */
function problemOf(doc: FileDoc, found: Sizes): string | null {
  const { _id, state, size, hasThumbnail, upload } = doc;
  const stored = found.get(bytesIdOf(doc));
  if (state === 'gone') return null;
  if (state === 'uploading') {
    const received = upload?.received ?? 0;
    const there = stored?.size ?? found.get(`upload ${_id}`)?.size ?? 0;
    return !stored && there < received
      ? `${_id}: of its upload ${there} of ${received} bytes are there`
      : null;
  }
  if (!stored) return `${_id} (${state}): its bytes are missing`;
  if (stored.size !== size) return `${_id} (${state}): ${stored.size} bytes instead of ${size}`;
  return hasThumbnail && !found.has(`${bytesIdOf(doc)}.thumbnail`)
    ? `${_id} (${state}): its thumbnail is missing`
    : null;
}

async function contentProblem({ home, readsBytes }: Compared, doc: FileDoc): Promise<string | null> {
  if (!readsBytes || doc.sha256 === null || (doc.state !== 'ready' && doc.state !== 'sent')) return null;
  const hash = createHash('sha256');
  for await (const part of (await home.open(bytesIdOf(doc))) ?? []) hash.update(part);
  return hash.digest('hex') === doc.sha256 ? null : `${doc._id} (${doc.state}): its bytes have changed`;
}

/** The same with what is there now: a file may have been stored or removed meanwhile. */
async function lookAgain(compared: Compared, id: string): Promise<string | null> {
  const { db, home } = compared;
  const doc = await files.in(db).findOne({ _id: id });
  if (!doc) return null;
  const sizes = new Map<string, { size: number }>();
  for (const name of [bytesIdOf(doc), `${bytesIdOf(doc)}.thumbnail`]) {
    const bytes = await home.open(name);
    let size = 0;
    for await (const part of bytes ?? []) size += part.length;
    if (bytes) sizes.set(name, { size });
  }
  sizes.set(`upload ${id}`, { size: await home.endOf(id) });
  return problemOf(doc, sizes) ?? (await contentProblem(compared, doc));
}

/** Why there are bytes without a document. */
async function orphanOf(
  { db, now }: Compared,
  { name, writtenAt, isUpload }: StoredBytes,
): Promise<{ readonly isProblem: boolean; readonly text: string }> {
  const id = fileIdOf(name);
  if ((await files.in(db).findOne({ _id: id })) ?? (await files.in(db).findOne({ bytesId: id })))
    return { isProblem: false, text: 'bytes that came meanwhile, or were left beside their file' };
  const isOverdue = now.getTime() - writtenAt.getTime() > OVERDUE_MS;
  const what = isUpload ? 'an upload' : 'stored bytes';
  return isOverdue
    ? { isProblem: true, text: `${name}: ${what} of no file, which should have been swept` }
    : { isProblem: false, text: 'bytes of no file, which go after 48 hours' };
}
