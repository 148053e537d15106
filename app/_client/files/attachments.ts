import { newId } from '../../../lib/contract/values/new-id.ts';
import { ApiError } from '../rest/api-error.ts';
import { createHeldAttachments, type HeldAttachments } from './held-attachments.ts';
import { type Attachment, readyId } from './kept/attachment.ts';
import type { AttachmentStorage } from './kept/attachment-storage.ts';
import type { LookedAt } from './look-at-file.ts';
import { createPreviews } from './previews.ts';
import { sortOut } from './refusals.ts';
import { createUploads, type Uploads, type UploadsNeeds } from './upload/uploads.ts';

export interface AttachmentsNeeds extends Pick<UploadsNeeds, 'exclusively' | 'pause' | 'tryUpload'> {
  readonly userId: string;
  readonly storage: AttachmentStorage;
  /** The largest file that the server takes, in bytes. */
  readonly fileMax: number;
  lookAt(file: File): Promise<LookedAt>;
  /** Removes an unsent file from the server. Throws `ApiError`. */
  removeUpload(fileId: string): Promise<void>;
  /** Says to the other tabs that what is stored changed. */
  notifyTabs(): void;
  /** So many bytes of a file are on the server's disk. */
  onStored(id: string, bytes: number): void;
  /** Whether this browser keeps files of this person from now on. */
  onKeeping(isKeeping: boolean): void;
}

/** What a person attached on this device, in the composer and in messages that are not sent yet. */
export interface Attachments {
  readonly held: HeldAttachments;
  readonly uploads: Uploads;
  /** How many bytes of a file are on their way or there. */
  sentOf(id: string): number;
  /** Its picture, as an address inside this page; null while there is none. */
  previewOf(id: string): string | null;
  subscribe(listener: () => void): () => void;
  /** Attaches files to the composer of a conversation; resolves to why some cannot be, a sentence for each. */
  add(conversationId: string, files: readonly File[], alt?: string): Promise<readonly string[]>;
  setAlt(id: string, alt: string): void;
  /** Sends the original, or not; it goes up anew. */
  setKeepsOriginal(id: string, keepsOriginal: boolean): Promise<void>;
  /** Puts it at another place among those of its composer. */
  moveTo(id: string, index: number): Promise<void>;
  /** Removes it here and on the server; there as soon as that can be reached. */
  remove(id: string): Promise<void>;
  retry(id: string): void;
  /** Its message is stored: nothing of it is kept here any more. */
  forget(id: string): Promise<void>;
  /** Another tab changed what is stored. */
  reload(): Promise<void>;
  noteProgress(id: string, sent: number): void;
  /** The connection is back. */
  wake(): void;
  stop(): void;
}

export function createAttachments(needs: AttachmentsNeeds): Attachments {
  const listeners = new Set<() => void>();
  const sent = new Map<string, number>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const noteProgress = (id: string, bytes: number) => {
    sent.set(id, bytes);
    notify();
  };
  const held = createHeldAttachments(needs.userId, needs.storage, notify);
  const previews = createPreviews(held.bytes, notify);
  const uploads = createUploads({
    ...needs,
    bytes: held.bytes,
    change: held.change,
    async reread(id) {
      await held.reload();
      return held.find(id);
    },
    onProgress(id, bytes, isStored) {
      noteProgress(id, bytes);
      if (isStored) needs.onStored(id, bytes);
    },
  });
  const keeping = () => needs.onKeeping(held.all().length > 0);

  const removal = createRemoval({ needs, held, uploads });
  const goOn = () => {
    for (const each of held.all()) {
      if (each.isRemoved) void removal.finish(each.id).then(keeping);
      else if (isWaiting(each)) void uploads.upload(each.id);
    }
  };
  const change = async (id: string, changed: Partial<Attachment>) => {
    await held.change(id, changed);
    needs.notifyTabs();
  };

  return {
    held,
    uploads,
    sentOf: (id) => sent.get(id) ?? 0,
    previewOf: (id) => (held.find(id)?.kind === 'image' ? previews.of(id) : null),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async add(conversationId, files, alt = '') {
      const drafts = held.drafts(conversationId);
      const { accepted, refused } = sortOut(files, { attached: drafts.length, fileMax: needs.fileMax });
      const first = (drafts.at(-1)?.order ?? 0) + 1;
      const place = { userId: needs.userId, conversationId, alt };
      needs.onKeeping(true);
      const adding = accepted.map(async (file, index) => {
        const attachment = newAttachment(await needs.lookAt(file), { ...place, order: first + index });
        await held.add(attachment, file);
        needs.notifyTabs();
        void uploads.upload(attachment.id);
      });
      await Promise.all(adding);
      keeping();
      return refused;
    },
    setAlt: (id, alt) => void change(id, { alt }),
    async setKeepsOriginal(id, keepsOriginal) {
      await held.change(id, { keepsOriginal });
      sent.delete(id);
      await removal.beginAnew(id);
      void uploads.upload(id);
    },
    moveTo: (id, index) => moveTo(held, id, index).then(needs.notifyTabs),
    async remove(id) {
      previews.drop(id);
      await removal.remove(id);
      keeping();
    },
    async forget(id) {
      previews.drop(id);
      await held.remove(id);
      needs.notifyTabs();
      keeping();
    },
    retry: (id) => void change(id, { failure: null }).then(() => uploads.upload(id)),
    async reload() {
      await held.reload();
      for (const { id, isRemoved } of held.all()) if (isRemoved) void uploads.cancel(id);
      goOn();
    },
    noteProgress,
    wake() {
      uploads.wake();
      goOn();
    },
    stop() {
      uploads.stop();
      previews.dropAll();
    },
  };
}

interface RemovalNeeds {
  readonly needs: Pick<AttachmentsNeeds, 'removeUpload' | 'notifyTabs'>;
  readonly held: HeldAttachments;
  readonly uploads: Uploads;
}

function createRemoval({ needs, held, uploads }: RemovalNeeds) {
  /** Removes what the server has of a removed file, then what is known of it here. */
  const finish = async (id: string) => {
    await uploads.cancel(id);
    const upload = held.find(id)?.upload;
    const isLeft = upload ? await isUnreachable(needs.removeUpload(upload.fileId)) : false;
    if (!isLeft) await held.remove(id);
  };
  return {
    finish,
    async remove(id: string) {
      await held.forgetBytes(id);
      needs.notifyTabs();
      await finish(id);
    },
    /** Removes what the server has of a file that stays, for it is to be uploaded differently. */
    async beginAnew(id: string) {
      await uploads.cancel(id);
      const upload = held.find(id)?.upload;
      await held.change(id, { upload: null, failure: null });
      needs.notifyTabs();
      // What stays there although it could not be removed now ends by itself within a day.
      if (upload) await isUnreachable(needs.removeUpload(upload.fileId));
    },
  };
}

async function moveTo(held: HeldAttachments, id: string, index: number): Promise<void> {
  const moving = held.find(id);
  if (!moving) return;
  const others = held.drafts(moving.conversationId).filter((each) => each.id !== id);
  const order = [...others.slice(0, index), moving, ...others.slice(index)];
  const moved = order.map(async (each, at) => {
    if (each.order !== at) await held.change(each.id, { order: at });
  });
  await Promise.all(moved);
}

/** Whether it is to be uploaded now: what is in a message goes when its turn comes. */
function isWaiting(attachment: Attachment): boolean {
  return attachment.failure === null && attachment.clientId === null && readyId(attachment) === null;
}

interface Place {
  readonly userId: string;
  readonly conversationId: string;
  readonly order: number;
  readonly alt: string;
}

function newAttachment(looked: LookedAt, place: Place): Attachment {
  return {
    id: newId(),
    ...place,
    ...looked,
    createdAt: Date.now(),
    keepsOriginal: false,
    clientId: null,
    upload: null,
    failure: null,
    isRemoved: false,
  };
}

/** Whether the server could not be asked; a refusal means that nothing of it can be removed any more. */
async function isUnreachable(removing: Promise<void>): Promise<boolean> {
  try {
    await removing;
    return false;
  } catch (thrown) {
    return thrown instanceof ApiError && thrown.code === null;
  }
}
