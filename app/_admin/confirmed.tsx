'use client';

import {
  createContext,
  type FormEvent,
  type ReactNode,
  useCallback,
  useContext,
  useRef,
  useState,
} from 'react';
import { ApiError, errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { Dialog } from '../_ui/layers/dialog.tsx';

/** Runs a call; where the server wants the password first, asks for it and runs the call again. Null when given up. */
type RunConfirmed = <T>(work: () => Promise<T>) => Promise<T | null>;

const ConfirmedContext = createContext<RunConfirmed>(() => Promise.resolve(null));

export function useConfirmed(): RunConfirmed {
  return useContext(ConfirmedContext);
}

/** Asks for the password before what hurts, when it was typed more than ten minutes ago. */
export function ConfirmedProvider({ children }: { readonly children: ReactNode }) {
  const [isAsking, setIsAsking] = useState(false);
  const answer = useRef<(isConfirmed: boolean) => void>(() => {});
  const finish = useCallback((isConfirmed: boolean) => {
    setIsAsking(false);
    answer.current(isConfirmed);
  }, []);
  const run = useCallback<RunConfirmed>(async (work) => {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiError) || thrown.code !== 'password_needed') throw thrown;
      const isConfirmed = await new Promise<boolean>((resolve) => {
        answer.current = resolve;
        setIsAsking(true);
      });
      return isConfirmed ? await work() : null;
    }
  }, []);
  return (
    <ConfirmedContext value={run}>
      {children}
      <Dialog
        isOpen={isAsking}
        onClose={() => finish(false)}
        title="Type your password"
        description="It counts for ten minutes."
      >
        {isAsking && <PasswordForm onConfirmed={() => finish(true)} />}
      </Dialog>
    </ConfirmedContext>
  );
}

function PasswordForm({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    setIsBusy(true);
    try {
      await call('POST /me/confirm', { body: { password } });
      onConfirmed();
    } catch (thrown) {
      setError(errorMessage(thrown));
      setIsBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void confirm(event)} noValidate className="flex flex-col gap-4">
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={error}
        data-autofocus
      />
      <Button type="submit" variant="primary" isBusy={isBusy} className="self-end">
        Go on
      </Button>
    </form>
  );
}
