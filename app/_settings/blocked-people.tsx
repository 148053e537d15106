'use client';

import { usePeople } from '../_client/live/hooks.ts';
import { useLive } from '../_client/live/live-context.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { useToast } from '../_ui/layers/toast.tsx';

/** Whom this person blocks, each with the button that takes it back. */
export function BlockedPeople() {
  const blockedIds = useLive((state) => state.blockedIds);
  const people = usePeople();
  const toast = useToast();
  if (blockedIds.size === 0) return null;
  return (
    <div>
      <h3 className="text-14 font-medium">Blocked people</h3>
      <ul
        aria-label="Blocked people"
        className="divide-line rounded-card border-line bg-surface mt-2 divide-y border"
      >
        {[...blockedIds].map((id) => {
          const name = people.find((person) => person.id === id)?.displayName ?? 'A person who is gone';
          return (
            <li key={id} className="flex items-center justify-between gap-3 px-4 py-2.5">
              <bdi className="text-14 min-w-0 truncate">{name}</bdi>
              <Button
                size="sm"
                aria-label={`Unblock ${name}`}
                onClick={() =>
                  void call('DELETE /users/{id}/block', { params: { id } }).catch((thrown: unknown) =>
                    toast(errorMessage(thrown)),
                  )
                }
              >
                Unblock
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
