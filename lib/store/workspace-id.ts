import type { Db } from 'mongodb';
import { newId } from '../contract/values/new-id.ts';
import { isDuplicate } from './claim-next.ts';
import { defineCollection } from './collection.ts';

interface WorkspaceDoc {
  _id: 'workspace';
  /** Made once, and never changed. */
  id: string;
  /** Which home holds the bytes of its files, once it has one: see lib/files/home/home-note.ts. */
  filesHome?: string;
  /** By which push services know this workspace (RFC 8292): made once, the same in every process and backup. */
  vapid?: { publicKey: string; privateKey: string };
}

/** What is stored of the workspace as a whole: one document. */
export const workspaces = defineCollection<WorkspaceDoc>('workspace', []);

/** The id of this workspace, made the first time that any process asks. */
export async function readWorkspaceId(db: Db): Promise<string> {
  try {
    const made = { $setOnInsert: { id: newId() } };
    await workspaces.in(db).updateOne({ _id: 'workspace' }, made, { upsert: true });
  } catch (error) {
    // Another process made it at the same moment.
    if (!isDuplicate(error, '_id')) throw error;
  }
  const stored = await workspaces.in(db).findOne({ _id: 'workspace' });
  if (!stored) throw new Error('The workspace has no id, though one was just stored.');
  return stored.id;
}

/** Which home holds the bytes of the workspace's files; null while none does. */
export async function readFilesHome(db: Db): Promise<string | null> {
  return (await workspaces.in(db).findOne({ _id: 'workspace' }))?.filesHome ?? null;
}

/** Makes a home the one of the workspace's files, unless it has one. */
export async function claimFilesHome(db: Db, id: string): Promise<void> {
  await workspaces
    .in(db)
    .updateOne({ _id: 'workspace', filesHome: { $exists: false } }, { $set: { filesHome: id } });
}
