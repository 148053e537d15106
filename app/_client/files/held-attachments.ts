import type { Attachment } from './kept/attachment.ts';
import type { AttachmentStorage } from './kept/attachment-storage.ts';

const none: readonly Attachment[] = [];

/** The attached files of a person on this device, as this tab knows them. */
export interface HeldAttachments {
  find(id: string): Attachment | undefined;
  /** What is in the composer of a conversation, in order; the same array while nothing changed. */
  drafts(conversationId: string): readonly Attachment[];
  all(): readonly Attachment[];
  /** Hides attachments that go into a message, or shows them in the composer again. */
  take(ids: readonly string[], isTaken: boolean): void;
  /** Whether it survives this page. */
  isKept(id: string): boolean;
  bytes(id: string): Promise<Blob | null>;
  add(attachment: Attachment, bytes: Blob): Promise<void>;
  change(id: string, change: Partial<Attachment>): Promise<void>;
  /** Removes the bytes, and the file from whatever shows it; what the server has of it is still known. */
  forgetBytes(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Reads what all tabs have stored. */
  reload(): Promise<void>;
}

/** Shows a change at once and stores it; what the browser refuses to store lives as long as this page. */
export function createHeldAttachments(
  userId: string,
  storage: AttachmentStorage,
  onChange: () => void,
): HeldAttachments {
  let held: ReadonlyMap<string, Attachment> = new Map();
  let drafts: ReadonlyMap<string, readonly Attachment[]> = new Map();
  /** The bytes of what the browser did not store. */
  const unkept = new Map<string, Blob>();
  /** How many writes of each are under way: a reading meanwhile does not know them. */
  const writing = new Map<string, number>();
  /** On their way into a message. */
  const taken = new Set<string>();

  const show = (next: ReadonlyMap<string, Attachment>) => {
    held = next;
    drafts = draftsOf(
      [...held.values()].filter(({ id }) => !taken.has(id)),
      drafts,
    );
    onChange();
  };
  const put = (attachment: Attachment) => show(new Map(held).set(attachment.id, attachment));
  const drop = (id: string) => {
    const next = new Map(held);
    next.delete(id);
    unkept.delete(id);
    show(next);
  };

  const write = async (id: string, work: () => Promise<void>) => {
    writing.set(id, (writing.get(id) ?? 0) + 1);
    await work().finally(() => writing.set(id, (writing.get(id) ?? 1) - 1));
  };

  const change = async (id: string, changed: Partial<Attachment>) => {
    const before = held.get(id);
    if (!before) return;
    const attachment = { ...before, ...changed };
    put(attachment);
    // What cannot be written is known in this tab, which does all that follows from it.
    if (!unkept.has(id)) await write(id, () => storage.replace(attachment)).catch(() => undefined);
  };

  return {
    find: (id) => held.get(id),
    drafts: (conversationId) => drafts.get(conversationId) ?? none,
    all: () => [...held.values()],
    take(ids, isTaken) {
      for (const id of ids) {
        if (isTaken) taken.add(id);
        else taken.delete(id);
      }
      show(held);
    },
    isKept: (id) => !unkept.has(id),
    bytes: async (id) => unkept.get(id) ?? (await storage.bytes(id).catch(() => null)),
    async add(attachment, bytes) {
      put(attachment);
      await write(attachment.id, () => storage.add(attachment, bytes)).catch(() => {
        unkept.set(attachment.id, bytes);
      });
      const now = held.get(attachment.id);
      if (!now) await storage.remove(attachment.id).catch(() => undefined);
      // It may have been changed meanwhile.
      else if (now !== attachment) await change(attachment.id, {});
      else onChange();
    },
    change,
    async forgetBytes(id) {
      unkept.delete(id);
      await change(id, { isRemoved: true });
      await storage.removeBytes(id).catch(() => undefined);
    },
    async remove(id) {
      drop(id);
      await storage.remove(id).catch(() => undefined);
    },
    async reload() {
      const stored = await storage.all(userId).catch(() => null);
      if (!stored) return;
      const isHere = (id: string) => unkept.has(id) || (writing.get(id) ?? 0) > 0;
      const here = [...held.values()].filter(({ id }) => isHere(id));
      show(new Map([...stored, ...here].map((attachment) => [attachment.id, attachment])));
    },
  };
}

/** What is in the composers, by conversation; lists that did not change are the same as before. */
function draftsOf(
  all: readonly Attachment[],
  before: ReadonlyMap<string, readonly Attachment[]>,
): ReadonlyMap<string, readonly Attachment[]> {
  const next = new Map<string, Attachment[]>();
  const waiting = all.filter(({ clientId, isRemoved }) => clientId === null && !isRemoved);
  for (const attachment of waiting.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))) {
    const list = next.get(attachment.conversationId) ?? [];
    list.push(attachment);
    next.set(attachment.conversationId, list);
  }
  const kept = [...next].map(([id, list]): [string, readonly Attachment[]] => {
    const known = before.get(id);
    const isSame = known?.length === list.length && list.every((each, index) => each === known[index]);
    return [id, isSame ? known : list];
  });
  return new Map(kept);
}
