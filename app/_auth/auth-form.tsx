'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { AnswerContext } from '../_ui/form/answer-context.ts';
import { Button } from '../_ui/form/button.tsx';
import type { AuthState } from './auth-state.ts';
import { RefusalLine } from './refusal-line.tsx';

interface AuthFormProps {
  readonly state: AuthState;
  readonly action: (form: FormData) => void;
  readonly isPending: boolean;
  /** Where to go afterwards, as it was asked for. */
  readonly next: string | undefined;
  readonly submit: string;
  readonly children: ReactNode;
}

/** A form that works before and without JavaScript; after a refusal the first wrong field has the focus. */
export function AuthForm({ state, action, isPending, next, submit, children }: AuthFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (!state || state.ok) return;
    const form = ref.current;
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? form?.querySelector<HTMLElement>('input[name="password"]'))?.focus();
  }, [state]);
  return (
    <form ref={ref} action={action} noValidate className="flex flex-col gap-4">
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      <AnswerContext value={state}>{children}</AnswerContext>
      <div className="mt-2 flex flex-col gap-3">
        <RefusalLine state={state} />
        <Button type="submit" variant="primary" isBusy={isPending} className="w-full">
          {submit}
        </Button>
      </div>
    </form>
  );
}
