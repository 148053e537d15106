import { newId } from '../../../lib/contract/values/new-id.ts';
import type { MessageFiles } from '../outbox/message-kind.ts';
import type { SendOutcome } from '../outbox/outbox-kinds.ts';
import type { MessageRecord, OutboxFile } from '../outbox/outbox-record.ts';
import { ApiError, errorMessage } from '../rest/api-error.ts';
import type { Attachments } from './attachments.ts';
import type { Attachment } from './kept/attachment.ts';
import { createSentMemory } from './sent-memory.ts';

/** What is in a message that no outbox knows was stored long ago: its page ended before it could forget the files. */
const LEFT_OVER_MS = 24 * 60 * 60 * 1000;

/** The files of messages, between the composer and the server. */
export interface SentWithMessages extends MessageFiles {
  /** Files of the composer as a message shows them; they leave the composer at once. */
  take(ids: readonly string[]): readonly OutboxFile[];
  isKept(ids: readonly string[]): boolean;
  /** The message that has them is stored on this device under this id. */
  assign(ids: readonly string[], clientId: string): Promise<void>;
  /** The message goes back into the composer, and they with it. */
  release(files: readonly OutboxFile[]): Promise<void>;
  /** The message is discarded. */
  discard(files: readonly OutboxFile[]): Promise<void>;
  /** The message is tried once more by its writer. */
  retry(files: readonly OutboxFile[]): Promise<void>;
  /** The send of this message was undone: its files go back into the composer, as long as this page remembers them. */
  takeBack(clientId: string): Promise<void>;
  /** The pictures of a message that was just stored, as addresses inside this page, each null where there is none. */
  picturesOf(clientId: string): readonly (string | null)[];
  /** At the start: puts right what a page that ended in between left behind. */
  reconcile(records: readonly MessageRecord[]): Promise<void>;
}

/** Sets the alternative text of an unsent file on the server. Throws `ApiError`. */
type SetAlt = (fileId: string, alt: string) => Promise<void>;

export function createSentWithMessages(
  attachments: Attachments,
  setAlt: SetAlt,
  notifyTabs: () => void,
): SentWithMessages {
  const { held } = attachments;
  const memory = createSentMemory(held);
  const uploadedAgain = new Set<string>();

  const changeAll = async (files: readonly { readonly id: string }[], change: Partial<Attachment>) => {
    await Promise.all(files.map(({ id }) => held.change(id, change)));
    notifyTabs();
  };

  const uploadOne = createFileUpload(attachments, setAlt);

  return {
    take(ids) {
      const files = ids.flatMap((id) => held.find(id) ?? []).map(outboxFile);
      held.take(ids, true);
      return files;
    },
    isKept: (ids) => ids.every(held.isKept),
    async assign(ids, clientId) {
      await changeAll(
        ids.map((id) => ({ id })),
        { clientId },
      );
      held.take(ids, false);
    },
    async upload(record) {
      const results = await Promise.all(record.files.map(uploadOne));
      const refused = results.find((result) => typeof result !== 'string' && result.kind === 'refused');
      const other = refused ?? results.find((result) => typeof result !== 'string');
      if (other && typeof other !== 'string') return other;
      await memory.remember(record);
      return results.filter((result) => typeof result === 'string');
    },
    async forgetUploads({ clientId, files }) {
      if (uploadedAgain.has(clientId)) return false;
      uploadedAgain.add(clientId);
      await changeAll(files, { upload: null });
      return true;
    },
    async stored(record) {
      memory.letFade(record.clientId);
      await Promise.all(record.files.map(({ id }) => attachments.forget(id)));
    },
    async release(files) {
      held.take(
        files.map(({ id }) => id),
        false,
      );
      await changeAll(files, { clientId: null, failure: null });
      attachments.wake();
    },
    discard: async (files) => void (await Promise.all(files.map(({ id }) => attachments.remove(id)))),
    retry: (files) => changeAll(files, { failure: null }),
    async takeBack(clientId) {
      for (const { attachment, bytes } of memory.filesOf(clientId)) {
        await held.add({ ...attachment, id: newId(), clientId: null, upload: null }, bytes);
      }
      memory.forget(clientId);
      notifyTabs();
      attachments.wake();
    },
    picturesOf: (clientId) => memory.filesOf(clientId).map(({ picture }) => picture),
    async reconcile(records) {
      const messageOf = new Map(
        records.flatMap(({ clientId, files }) => files.map(({ id }): [string, string] => [id, clientId])),
      );
      for (const { id, clientId, createdAt } of held.all()) {
        const known = messageOf.get(id);
        if (known !== undefined && known !== clientId) await held.change(id, { clientId: known });
        else if (known === undefined && clientId !== null && Date.now() - createdAt > LEFT_OVER_MS)
          await attachments.forget(id);
      }
    },
  };
}

/** Uploads one file, and what was written about it meanwhile; the id on the server, or why it cannot be sent now. */
function createFileUpload({ held, uploads }: Attachments, setAlt: SetAlt) {
  return async ({ id, name }: OutboxFile): Promise<string | SendOutcome> => {
    if (!held.find(id)) await held.reload();
    if (!held.find(id)) return { kind: 'refused', reason: `this device no longer has ${name}.` };
    const result = await uploads.upload(id);
    if (result.kind === 'refused') return { kind: 'refused', reason: `${name}: ${result.reason}` };
    if (result.kind !== 'whole') return { kind: 'lost' };
    const attachment = held.find(id);
    if (!attachment?.upload || attachment.upload.alt === attachment.alt) return result.fileId;
    try {
      await setAlt(result.fileId, attachment.alt);
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.code === 'not_found') await held.change(id, { upload: null });
      else if (!(thrown instanceof ApiError) || thrown.code !== null)
        return { kind: 'refused', reason: `${name}: ${errorMessage(thrown)}` };
      return { kind: 'lost' };
    }
    await held.change(id, { upload: { ...attachment.upload, alt: attachment.alt } });
    return result.fileId;
  };
}

function outboxFile({ id, kind, name, size, alt, width, height, keepsOriginal }: Attachment): OutboxFile {
  // Sent as a file it is drawn as one, by the server's word too.
  if (keepsOriginal) return { id, kind: 'file', name, size, alt, width: null, height: null };
  return { id, kind, name, size, alt, width, height };
}
