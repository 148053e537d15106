import { exclusively } from '../outbox/exclusively.ts';
import type { MessageRecord } from '../outbox/outbox-record.ts';
import { ATTACHED_FILES } from '../private-data/private-data.ts';
import { call } from '../rest/call.ts';
import { type Attachments, createAttachments } from './attachments.ts';
import { openAttachmentStorage } from './kept/attachment-storage.ts';
import { lookAtFile } from './look-at-file.ts';
import { createSentWithMessages, type SentWithMessages } from './sent-with-messages.ts';
import { openTabChannel } from './tab-channel.ts';

export interface OpenedFiles {
  readonly attachments: Attachments;
  readonly sent: SentWithMessages;
}

interface OpenFilesNeeds {
  readonly userId: string;
  readonly fileMax: number;
  messages(): Promise<readonly MessageRecord[]>;
  onChange(): void;
}

/** Opens what this browser keeps of the attached files of a person, and goes on uploading them. */
export async function openFiles({
  userId,
  fileMax,
  messages,
  onChange,
}: OpenFilesNeeds): Promise<OpenedFiles> {
  const tabs = openTabChannel(userId);
  const attachments = createAttachments({
    userId,
    fileMax,
    storage: await openAttachmentStorage(),
    exclusively,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    lookAt: lookAtFile,
    async tryUpload(input) {
      const { tryUpload } = await import('./upload/tus-upload.ts');
      return tryUpload(input);
    },
    removeUpload: async (id) => void (await call('DELETE /files/{id}', { params: { id } })),
    notifyTabs: tabs.notify,
    onStored: tabs.passProgress,
    onKeeping: (isKeeping) => noteKeeping(userId, isKeeping),
  });
  const sent = createSentWithMessages(
    attachments,
    async (id, alt) => void (await call('PATCH /files/{id}', { params: { id }, body: { alt } })),
    tabs.notify,
  );
  await attachments.held.reload();
  await sent.reconcile(await messages());
  attachments.subscribe(onChange);
  tabs.listen({ onChange: () => void attachments.reload(), onProgress: attachments.noteProgress });
  window.addEventListener('online', attachments.wake);
  window.addEventListener('beforeunload', (event) => {
    // What this browser does not keep would be lost with the page.
    if (attachments.held.all().some(({ id }) => !attachments.held.isKept(id))) event.preventDefault();
  });
  attachments.wake();
  return { attachments, sent };
}

/** The next page looks for files only where some may be. */
function noteKeeping(userId: string, isKeeping: boolean): void {
  const key = `${ATTACHED_FILES}:${userId}:`;
  try {
    if (isKeeping) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // A browser that refuses its storage keeps no files either.
  }
}
