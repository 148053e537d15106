import type { SaveAnswer } from '../rest/save-contact.ts';
import { editAfter } from './contact-kind.ts';
import type { Outbox } from './outbox.ts';
import type { ContactRecord } from './outbox-record.ts';

type ContactSave = Pick<ContactRecord, 'contactId' | 'changed' | 'base' | 'form'>;

/** Handles what became of a save. Answers whether it did, or leaves it to whoever is asked next. */
export type AnswerListener = (record: ContactRecord, answer: SaveAnswer) => boolean;

/** The saves of contacts on their way to the server. */
export interface QueuedSaves {
  /** Stores a save on this device, then sends it. Resolves to the `clientId` whose answer is to be awaited. */
  add(save: ContactSave): Promise<string>;
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
  const listenIn = (listeners: Set<AnswerListener>) => (listener: AnswerListener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    async add({ contactId, changed, base, form }) {
      const opened = await outbox();
      const records = await opened.records();
      const queued = records.filter(
        (record): record is ContactRecord => record.kind === 'contact' && record.contactId === contactId,
      );
      const last = queued.at(-1);
      const edit = editAfter(queued, { changed, base });
      if (last && !edit) return last.clientId;
      return await opened.add({ kind: 'contact', contactId, form, ...(edit ?? { changed, base }) });
    },
    listen: listenIn(forms),
    handleOthers: listenIn(others),
    answered(record, answer, isHere) {
      const asked = [...forms, ...(isHere ? others : [])];
      asked.some((listener) => listener(record, answer));
    },
  };
}
