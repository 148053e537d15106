import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import type { BackupSource } from '../../backup/make/make-backup.ts';
import type { Context } from '../../context/context.ts';
import { newId } from '../../contract/values/new-id.ts';
import { openDirect } from '../../conversations/direct/open-direct.ts';
import { type FileDoc, files } from '../../files/files.ts';
import { sendMessage } from '../../messages/send/send-message.ts';
import { openStore } from '../../store/open-store.ts';
import { readWorkspaceId } from '../../store/workspace-id.ts';
import { addPerson, createTestContext } from '../test-context.ts';

/** A workspace with people, messages and files that a test backs up. */
export interface BackupWorkspace {
  readonly ctx: Context;
  readonly source: BackupSource;
  say(text: string): Promise<void>;
  /** Stores a file as one that was sent, and answers its id. */
  addFile(bytes: Buffer): Promise<string>;
  close(): Promise<void>;
}

export async function openBackupWorkspace(
  variables: Readonly<Record<string, string>> = {},
): Promise<BackupWorkspace> {
  const { ctx, close } = await createTestContext(variables);
  await readWorkspaceId(ctx.db);
  // As another process has it open that runs beside the server.
  const store = await openStore(ctx.env, { collections: [] });
  const [ada, grace] = [await addPerson(ctx, 'ada'), await addPerson(ctx, 'grace')];
  const { conversation } = await openDirect(ctx, ada, grace);
  return {
    ctx,
    source: {
      env: ctx.env,
      db: store.db,
      copyTo: store.copyTo,
      files: ctx.files,
      hasOwnSecret: true,
      now: () => new Date(),
    },
    async say(body) {
      await sendMessage(ctx, ada, { conversationId: conversation.id, clientId: newId(), body });
    },
    addFile: (bytes) => storeFile(ctx, ada.userId, bytes),
    async close() {
      await store.close();
      await close();
    },
  };
}

async function storeFile(ctx: Context, ownerId: string, bytes: Buffer): Promise<string> {
  const _id = newId();
  const { size, sha256 } = await ctx.files.put(_id, bytes);
  const doc: Partial<FileDoc> = { ownerId, state: 'sent', name: 'a.bin', size, sha256, hasThumbnail: false };
  await files.in(ctx.db).insertOne({ _id, ...doc } as FileDoc);
  return _id;
}

/** What a database holds, each collection by its name as a checksum over its documents; sessions, which no restore keeps, left out. */
export async function contentOf(db: Db): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const hash = createHash('sha256');
    let count = 0;
    for await (const document of db.collection(name).find({}, { raw: true, sort: { _id: 1 } })) {
      if (document instanceof Uint8Array) hash.update(document);
      count += 1;
    }
    if (count > 0 && name !== 'sessions') content[name] = `${count} ${hash.digest('hex')}`;
  }
  return content;
}
