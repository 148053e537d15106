import { forgetKept } from '../offline/kept/kept-storage.ts';
import { removeRecords } from '../outbox/outbox-indexed-db.ts';
import { forgetAllShared } from '../shared/shared-storage.ts';

/** What this browser keeps of a person begins so, with the person's id after it: `<start>:<userId>:…`. */
export const CONVERSATION_DRAFT = 'parley:draft';
/** Contacts in composers. */
export const CONTACT_DRAFT = 'parley:draft-contacts';
/** Texts of messages that are being edited. */
export const MESSAGE_EDIT = 'parley:edit';
/** Which messages are being edited, in this tab only. */
export const EDITING = 'parley:editing';
export const CONTACT_FORM = 'parley-contact-form';
/** Contact forms as an earlier release kept them. */
export const OLD_CONTACT_FORM = 'parley-contact-draft';
/** What was searched for last. */
export const RECENT_SEARCHES = 'parley-search';
/** Which emoji were used last, and the skin tone chosen. */
export const EMOJI_USE = 'parley-emoji';
/** How fast voice messages are played. */
export const VOICE_USE = 'parley-voice';
/** Set while this browser keeps attached files, which are in IndexedDB. */
export const ATTACHED_FILES = 'parley:files';
/** What a tab is known by to the others of this browser. */
export const TAB = 'parley:tab';
/** What the drafts of this browser are known by in the account. */
export const DEVICE = 'parley:device';

const OWNED = [
  CONVERSATION_DRAFT,
  CONTACT_DRAFT,
  MESSAGE_EDIT,
  CONTACT_FORM,
  OLD_CONTACT_FORM,
  RECENT_SEARCHES,
  EMOJI_USE,
  VOICE_USE,
  ATTACHED_FILES,
];

/** Removes all that this browser keeps of a person. */
export async function forgetPerson(userId: string): Promise<void> {
  removeDevice();
  await forgetAllShared();
  await forget(
    keysOf((owner) => owner === userId),
    (owner) => owner === userId,
  );
}

/** Removes what an earlier person left in this browser, such as one whose session ended; `userId` is signed in now. */
export async function forgetOthers(userId: string): Promise<void> {
  const keys = keysOf((owner) => owner !== userId);
  if (keys.length > 0) removeDevice();
  await forget(keys, (owner) => owner !== userId);
}

/** The ids of the contacts with a form that was begun and not saved. */
export function unsavedContactIds(userId: string): string[] {
  return [CONTACT_FORM, OLD_CONTACT_FORM].flatMap((start) =>
    keysFrom(`${start}:${userId}:`).map((key) => key.split(':').slice(2).join(':')),
  );
}

async function forget(keys: readonly string[], isOf: (owner: string) => boolean): Promise<void> {
  for (const key of keys) localStorage.removeItem(key);
  await Promise.all([removeRecords(isOf), forgetKept(isOf)]);
  if (!keys.some((key) => key.startsWith(ATTACHED_FILES))) return;
  const { removeAttachments } = await import('../files/kept/attachment-storage.ts');
  await removeAttachments(isOf);
}

/** The drafts in the account are another device's then, which offers them when their person comes back. */
function removeDevice(): void {
  for (const key of keysFrom(DEVICE)) localStorage.removeItem(key);
  for (const start of [EDITING, TAB])
    for (const key of keysFrom(start, 'sessionStorage')) sessionStorage.removeItem(key);
}

function keysOf(isOf: (owner: string) => boolean): string[] {
  return OWNED.flatMap((start) =>
    keysFrom(`${start}:`).filter((key) => isOf(key.slice(start.length + 1).split(':', 1)[0] ?? '')),
  );
}

function keysFrom(start: string, name: 'localStorage' | 'sessionStorage' = 'localStorage'): string[] {
  try {
    const storage = window[name];
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(start));
  } catch {
    // A browser that refuses its storage throws at its name, and keeps nothing.
    return [];
  }
}
