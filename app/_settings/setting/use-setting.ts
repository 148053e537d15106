import { type FormEvent, useActionState, useRef, useState, useTransition } from 'react';
import type { Me, Settings } from '@/lib/contract/accounts/account.ts';
import type { FormState } from '../../_actions/form-state.ts';
import { updateSettingAction } from '../../_actions/settings.ts';
import { whyNotDone } from '../../_actions/use-form-action.ts';

/**
 * A form that saves one setting as soon as it is changed. With JavaScript it is sent by hand: React empties a form that
 * it sends itself, and a server out of reach, or of another release, is a sentence, not a crash. Without, it is a plain form with a button.
 */
export function useSetting(name: keyof Settings) {
  const formRef = useRef<HTMLFormElement>(null);
  const [plainState, plainAction] = useActionState(updateSettingAction, null);
  const [state, setState] = useState<FormState<Me>>(plainState);
  const [failure, setFailure] = useState<string>();
  const [isPending, startTransition] = useTransition();
  return {
    form: {
      ref: formRef,
      action: plainAction,
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(async () => {
          try {
            setState(await updateSettingAction(null, data));
            setFailure(undefined);
          } catch (thrown) {
            setFailure(`Not saved. ${whyNotDone(thrown)}`);
          }
        });
      },
    },
    name,
    isPending,
    save: () => formRef.current?.requestSubmit(),
    status: isPending ? 'Saving…' : failure === undefined && state?.ok === true ? 'Saved' : '',
    error: failure ?? errorOf(state),
  };
}

function errorOf(state: FormState<Me>): string | undefined {
  return state?.ok === false ? (state.errors?.[0]?.message ?? state.message) : undefined;
}

/** What a control shows: what was chosen here, until something else is saved, on this page or on another one. */
export function useChosen<T>(saved: T, isPending: boolean): readonly [T, (value: T) => void] {
  const [chosen, setChosen] = useState({ value: saved, saved });
  // Not while it is being saved: the answer to the choice before this one would undo it for a moment.
  if (chosen.saved !== saved && !isPending) setChosen({ value: saved, saved });
  return [chosen.value, (value) => setChosen((before) => ({ ...before, value }))];
}
