import type { SaveAnswer } from '../rest/save-contact.ts';
import { editAfter } from './contact-kind.ts';
import type { Outbox } from './outbox.ts';
import type { ContactRecord } from './outbox-record.ts';

export type ContactSave = Pick<ContactRecord, 'contactId' | 'changed' | 'base' | 'form'>;

/** Handles what became of a save. Answers whether it did, or leaves it to whoever is asked next. */
export type AnswerListener = (record: ContactRecord, answer: SaveAnswer) => boolean;

/** The saves of contacts on their way to the server. */
export interface QueuedSaves {
  /** Stores a save on this device, then sends it. Resolves to the `clientId` whose answer is to be awaited. */
  add(save: ContactSave): Promise<string>;
  /** Takes back what is not sent yet of a contact: its form was put aside. */
  withdraw(contactId: string): Promise<void>;
  /** An open form listens for what becomes of its saves, whichever tab sends them. */
  listen(listener: AnswerListener): () => void;
  /** Handles what no open form of this tab does; only for saves that this tab sent. */
  handleOthers(listener: AnswerListener): () => void;
}

interface AnsweredSaves extends QueuedSaves {
  /** A save was answered, in this tab or in another. */
  answered(record: ContactRecord, answer: SaveAnswer, isHere: boolean): void;
}

export function createQueuedSaves(outbox: () => Promise<Outbox>): AnsweredSaves {
  const forms = new Set<AnswerListener>();
  const others = new Set<AnswerListener>();
  // Answered before the page was ready to handle it.
  let unhandled: { readonly record: ContactRecord; readonly answer: SaveAnswer }[] = [];
  const listenIn = (listeners: Set<AnswerListener>) => (listener: AnswerListener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const queuedOf = async (contactId: string) =>
    (await (await outbox()).records()).filter(
      (record): record is ContactRecord => record.kind === 'contact' && record.contactId === contactId,
    );
  return {
    async add({ contactId, changed, base, form }) {
      const opened = await outbox();
      const queued = await queuedOf(contactId);
      const last = queued.at(-1);
      const edit = editAfter(queued, { changed, base });
      if (last && !edit) return last.clientId;
      return await opened.add({ kind: 'contact', contactId, form, ...(edit ?? { changed, base }) });
    },
    async withdraw(contactId) {
      const opened = await outbox();
      for (const { clientId } of await queuedOf(contactId)) await opened.discard(clientId);
    },
    listen: listenIn(forms),
    handleOthers(listener) {
      const missed = unhandled;
      unhandled = [];
      for (const { record, answer } of missed) listener(record, answer);
      return listenIn(others)(listener);
    },
    answered(record, answer, isHere) {
      const asked = [...forms, ...(isHere ? others : [])];
      const isHandled = asked.some((listener) => listener(record, answer));
      if (!isHandled && isHere) unhandled.push({ record, answer });
    },
  };
}
