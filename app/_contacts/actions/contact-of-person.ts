import { CONTACT_OF_PERSON as KEY } from '../../_client/private-data/private-data.ts';

/** Keeps on this page which contact a person was last seen as, so that their conversation leads back to it. */
export function rememberContact(userId: string, contactId: string): void {
  try {
    sessionStorage.setItem(`${KEY}:${userId}`, contactId);
  } catch {
    // A browser may refuse its storage: then the way back is the browser's own.
  }
}

/** The contact that a person was last seen as; null when none was. */
export function rememberedContactId(userId: string): string | null {
  try {
    return sessionStorage.getItem(`${KEY}:${userId}`);
  } catch {
    return null;
  }
}
