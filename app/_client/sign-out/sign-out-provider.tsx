'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { endThisSessionAction } from '../../_actions/accounts.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Dialog } from '../../_ui/layers/dialog.tsx';
import { useToast } from '../../_ui/layers/toast.tsx';
import { useLiveClient } from '../live/live-context.ts';
import { forgetPerson } from '../private-data/private-data.ts';
import { forgetPush } from '../push/push.ts';
import { discardQuestion } from './discard-question.ts';
import { announceSignOut, onSignOutElsewhere, SIGNED_OUT_HERE } from './sign-out-channel.ts';

const SignOutContext = createContext<() => void>(() => undefined);

/** `const signOut = useSignOut()`: signs this browser out, after asking when something unsent would be lost. */
export function useSignOut(): () => void {
  return useContext(SignOutContext);
}

/** Used once, around all pages of a person who is signed in. */
export function SignOutProvider({ children }: { readonly children: ReactNode }) {
  const live = useLiveClient();
  const toast = useToast();
  const [question, setQuestion] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const { id: userId } = live.store.getState().me;

  useEffect(
    () =>
      onSignOutElsewhere(userId, () => {
        live.close();
        live.store.dispatch({ type: 'ended', reason: SIGNED_OUT_HERE });
        live.leave();
      }),
    [live, userId],
  );

  const leave = async () => {
    setIsLeaving(true);
    await live.saveDrafts();
    live.leave();
    const isEnded = await endThisSessionAction().catch(() => false);
    if (!isEnded) {
      live.start();
      setIsLeaving(false);
      setQuestion(null);
      return toast('The server did not answer. You are still signed in.');
    }
    announceSignOut(userId);
    live.close();
    await Promise.allSettled([forgetPerson(userId), forgetPush()]);
    // A new document: nothing of this person stays in the memory of the page either.
    window.location.assign('/login');
  };
  const request = async () => {
    const asked = discardQuestion(await live.unsent());
    if (asked === null) await leave();
    else setQuestion(asked);
  };

  return (
    <SignOutContext value={() => void request()}>
      {children}
      <Dialog
        isOpen={question !== null}
        onClose={() => setQuestion(null)}
        title="Sign out?"
        description={question}
        footer={
          <>
            <Button variant="danger" isBusy={isLeaving} onClick={() => void leave()}>
              Sign out and discard
            </Button>
            <Button variant="primary" data-autofocus onClick={() => setQuestion(null)}>
              Stay
            </Button>
          </>
        }
      />
    </SignOutContext>
  );
}
