'use client';

import { useActionState, useSyncExternalStore } from 'react';
import { restoreContactAction } from '@/app/_actions/contacts.ts';
import { Button } from '../../_ui/form/button.tsx';

const never = () => () => undefined;

/** Where there is no script to show a toast: says that a contact was deleted, and brings it back. */
export function DeletedNotice({ id }: { readonly id: string }) {
  const [result, action] = useActionState(restoreContactAction, null);
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (hasScript) return null;
  return (
    <form action={action} className="border-line flex items-center gap-2 border-b px-4 py-1">
      <input type="hidden" name="id" value={id} />
      <p className="text-14 text-ink-2 grow">{result?.ok === false ? result.message : 'Contact deleted.'}</p>
      <Button type="submit" variant="quiet">
        Undo
      </Button>
    </form>
  );
}
