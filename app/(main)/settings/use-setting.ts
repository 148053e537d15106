import { type FormEvent, startTransition, useActionState, useRef } from 'react';
import type { Settings } from '@/lib/contract/account.ts';
import { updateSettingAction } from '../../_actions/settings.ts';

/**
 * A form that saves one setting as soon as it is changed. With JavaScript it is sent by hand, since React empties a form
 * that it has sent; without, it is a plain form with a button.
 */
export function useSetting(name: keyof Settings) {
  const formRef = useRef<HTMLFormElement>(null);
  const [state, action, isPending] = useActionState(updateSettingAction, null);
  return {
    form: {
      ref: formRef,
      action,
      noValidate: true,
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => action(data));
      },
    },
    name,
    save: () => formRef.current?.requestSubmit(),
    status: isPending ? 'Saving…' : state?.ok === true ? 'Saved' : '',
    error: state?.ok === false ? (state.errors?.[0]?.message ?? state.message) : undefined,
  };
}
