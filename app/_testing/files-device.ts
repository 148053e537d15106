import type { Attachment } from '../_client/files/kept/attachment.ts';
import type { AttachmentStorage } from '../_client/files/kept/attachment-storage.ts';
import type { UploadsNeeds } from '../_client/files/upload/uploads.ts';

/** Where one device keeps attached files; it survives pages. */
export function filesDevice(): AttachmentStorage & { readonly files: Map<string, Attachment> } {
  const files = new Map<string, Attachment>();
  const blobs = new Map<string, Blob>();
  return {
    files,
    all: async (userId) => [...files.values()].filter((file) => file.userId === userId),
    async add(attachment, bytes) {
      files.set(attachment.id, attachment);
      blobs.set(attachment.id, bytes);
    },
    async replace(attachment) {
      if (files.has(attachment.id)) files.set(attachment.id, attachment);
    },
    bytes: async (id) => blobs.get(id) ?? null,
    async removeBytes(id) {
      blobs.delete(id);
    },
    async remove(id) {
      files.delete(id);
      blobs.delete(id);
    },
  };
}

type Fate = 'whole' | 'lost before' | 'lost between' | 'lost after';

/** A server of files: knows each upload by its id, and loses tries as the script says. */
export class FilesServer {
  /** How many bytes of each file are there. */
  readonly stored = new Map<string, number>();
  readonly alts = new Map<string, string>();
  isReachable: boolean = true;
  /** How many uploads of one file are under way. */
  readonly #under = new Map<string, number>();
  readonly #fates: Iterator<Fate>;
  doubled: number = 0;

  constructor(fates: readonly Fate[] = []) {
    this.#fates = fates[Symbol.iterator]();
  }

  readonly tryUpload: UploadsNeeds['tryUpload'] = async ({ attachment, bytes, onBegun, onPiece }) => {
    let isStopped = false;
    const run = async () => {
      const fate = this.isReachable ? (this.#fates.next().value ?? 'whole') : 'lost before';
      const inside = (this.#under.get(attachment.id) ?? 0) + 1;
      this.#under.set(attachment.id, inside);
      if (inside > 1) this.doubled += 1;
      await new Promise((resolve) => setImmediate(resolve));
      this.#under.set(attachment.id, inside - 1);
      if (isStopped) return { kind: 'stopped' as const };
      if (fate === 'lost before') return { kind: 'lost' as const };
      const known = attachment.upload?.fileId;
      const fileId =
        known !== undefined && this.stored.has(known) ? known : `on server ${this.stored.size + 1}`;
      onBegun(fileId);
      const size = fate === 'lost between' ? Math.floor(bytes.size / 2) : bytes.size;
      this.stored.set(fileId, Math.max(size, this.stored.get(fileId) ?? 0));
      this.alts.set(fileId, attachment.alt);
      onPiece(size);
      return { kind: fate === 'whole' ? ('whole' as const) : ('lost' as const) };
    };
    return {
      outcome: run(),
      stop() {
        isStopped = true;
      },
    };
  };

  remove(fileId: string): void {
    this.stored.delete(fileId);
  }
}
