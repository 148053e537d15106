import { CONTACT_FORM as PREFIX } from '../../_client/private-data/private-data.ts';
import type { ContactForm } from '../form/contact-form.ts';
import { readKeptForm } from '../form/kept-form.ts';

/** Keeps what is typed into the form of one contact on this device, until it is saved or put aside. */
export interface ContactFormStore {
  read(): ContactForm | null;
  write(form: ContactForm): void;
  clear(): void;
  /** Called with what another tab writes, but not when it clears the form. */
  subscribe(listener: (form: ContactForm) => void): () => void;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    // A browser may refuse its storage, or be full: typing goes on without it.
    return null;
  }
}

/** The keys of the browser's storage with this prefix. Throws where storage is refused. */
export function keysOfStorage(start: string): string[] {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(start));
}

/** Parses a stored form; null when it cannot be read. */
function readText(text: string | null): ContactForm | null {
  return attempt(() => readKeptForm(JSON.parse(text ?? 'null')));
}

/** The form of one person for one contact; a new contact has an id from the first key press on. */
export function contactFormStore(meId: string, contactId: string): ContactFormStore {
  const key = `${PREFIX}:${meId}:${contactId}`;
  return {
    read: () => attempt(() => readText(localStorage.getItem(key))),
    write: ({ base, typed, conflicts }) =>
      attempt(() => localStorage.setItem(key, JSON.stringify({ base, typed, conflicts }))),
    clear: () => attempt(() => localStorage.removeItem(key)),
    subscribe(listener) {
      const handleStorage = (event: StorageEvent) => {
        const form = event.key === key ? readText(event.newValue) : null;
        if (form) listener(form);
      };
      window.addEventListener('storage', handleStorage);
      return () => window.removeEventListener('storage', handleStorage);
    },
  };
}

/** The id of the new contact whose form was begun last on this device; null when there is none. */
export function newestNewContact(meId: string): string | null {
  const start = `${PREFIX}:${meId}:`;
  const ids = (attempt(() => keysOfStorage(start)) ?? [])
    .map((key) => key.slice(start.length))
    .filter((id) => contactFormStore(meId, id).read()?.base === null);
  // Ids made later sort later.
  return ids.sort().at(-1) ?? null;
}
