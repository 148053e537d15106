import type { Db } from 'mongodb';
import { newId } from '../contract/values/new-id.ts';
import { isDuplicate } from './claim-next.ts';
import { defineCollection } from './collection.ts';

interface WorkspaceDoc {
  _id: 'workspace';
  /** Made once, and never changed. */
  id: string;
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
