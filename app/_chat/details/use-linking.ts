import type { Contact } from '@/lib/contract/contacts/contact.ts';
import type { Member } from '@/lib/contract/conversations/conversation.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { saveContact } from '../../_client/rest/save-contact.ts';
import { useToast } from '../../_ui/layers/toast.tsx';

/** Links a contact to a person, which can be undone. What another person linked meanwhile stays. */
export function useLinking({
  userId,
  displayName,
}: Pick<Member, 'userId' | 'displayName'>): (contact: Contact) => Promise<void> {
  const { store } = useLiveClient();
  const toast = useToast();

  const save = async ({ id, name }: Contact, from: string | null, to: string | null) => {
    const answer = await saveContact({ id, changed: { userId: to }, base: { userId: from } });
    if (!answer.ok) {
      toast(`${name} was not changed. ${answer.message}`);
      return false;
    }
    const { contact } = answer;
    store.dispatch({ type: 'contact cards', action: { type: 'answered', ids: [id], items: [contact] } });
    if (answer.conflicts.length === 0) return true;
    toast(`${name} was linked to another account meanwhile.`);
    return false;
  };

  return async (contact) => {
    if (!(await save(contact, null, userId))) return;
    toast(`${contact.name} is linked to ${displayName}`, {
      label: 'Undo',
      run: () => void save(contact, userId, null),
    });
  };
}
