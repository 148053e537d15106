import {
  isAnything,
  isBoolean,
  isMissingOr,
  isNullOr,
  isObject,
  isRecordOf,
  isShape,
  isText,
} from '../../../lib/contract/values/guards.ts';
import { newId } from '../../../lib/contract/values/new-id.ts';
import { exclusively } from '../../_client/outbox/exclusively.ts';
import type { QueuedSaves } from '../../_client/outbox/queued-saves.ts';
import { OLD_CONTACT_FORM as PREFIX } from '../../_client/private-data/private-data.ts';
import type { ContactForm } from '../form/contact-form.ts';
import { isConflicts, isFormBase, isFormValues, withCustomFields } from '../form/kept-form.ts';
import { contactFormStore, keysOfStorage } from './contact-form-store.ts';
import { saveOfForm } from './save-of-form.ts';

const NEW = 'new';

/** The format of the release before contact saves were in the outbox: one key for a form and for whether it was to be saved. */
interface OldRecord {
  readonly base: ContactForm['base'];
  readonly draft: ContactForm['typed'];
  readonly isQueued: boolean;
  readonly theirs: Readonly<Record<string, { readonly value: unknown }>>;
  /** The id that a take-over made for a new contact, in case it is interrupted. */
  readonly id?: string | undefined;
}

const isOldRecord = isShape<OldRecord>({
  base: isNullOr(isFormBase),
  draft: isFormValues,
  isQueued: isBoolean,
  theirs: isRecordOf(isShape<{ readonly value: unknown }>({ value: isAnything })),
  id: isMissingOr(isText),
});

/**
 * Takes over, once, the contact forms and queued saves that the last release kept on this device. It can be repeated after
 * a crash; two tabs do it one after the other.
 */
export async function takeOverDrafts(meId: string, saves: Pick<QueuedSaves, 'add'>): Promise<void> {
  const start = `${PREFIX}:${meId}:`;
  const takeOverAll = async () => {
    for (const key of keysOfStorage(start)) {
      await takeOver(key, key.slice(start.length), { meId, saves });
    }
  };
  try {
    if (keysOfStorage(start).length === 0) return;
    await exclusively('parley-take-over', takeOverAll);
  } catch {
    // A browser that refuses its storage kept nothing; one that fails half-way is asked again by the next page.
  }
}

async function takeOver(
  key: string,
  name: string,
  { meId, saves }: { readonly meId: string; readonly saves: Pick<QueuedSaves, 'add'> },
): Promise<void> {
  const old = readOld(key);
  // What cannot be read is left there, and the rest is taken over.
  if (old === null) return;
  const contactId = name === NEW ? (old.id ?? newId()) : name;
  if (name === NEW && old.id === undefined) {
    localStorage.setItem(key, JSON.stringify({ ...old, id: contactId }));
  }
  const store = contactFormStore(meId, contactId);
  // After a crash the form may be there already, and typed in since.
  if (store.read() === null) store.write(formOf(old));
  const form = store.read();
  // Storage that is full holds one copy only: the old one, until there is room.
  if (form === null) return;
  if (old.isQueued) await saves.add(saveOfForm(contactId, form));
  localStorage.removeItem(key);
}

function readOld(key: string): OldRecord | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!isObject(kept)) return null;
    const { base, draft }: { base?: unknown; draft?: unknown } = kept;
    const now = { base: withCustomFields(base), draft: withCustomFields(draft) };
    const record: unknown = { isQueued: false, theirs: {}, ...kept, ...now };
    return isOldRecord(record) ? record : null;
  } catch {
    return null;
  }
}

function formOf({ base, draft, theirs }: OldRecord): ContactForm {
  const renamed = Object.entries(theirs).map(([key, { value, ...rest }]) => [
    key,
    { ...rest, theirs: value },
  ]);
  const conflicts: unknown = Object.fromEntries(renamed);
  return { base, typed: draft, conflicts: isConflicts(conflicts) ? conflicts : {} };
}
