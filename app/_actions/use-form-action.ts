import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation';
import { useActionState } from 'react';
import { type FormState, textOf } from './form-state.ts';

type Action<T> = (before: FormState<T>, form: FormData) => Promise<FormState<T>>;

const UNREACHABLE = 'Could not reach the server.';
const OUTDATED =
  'Parley was updated, and this page is of the version before: nothing was done. Copy what you typed, and reload the page.';

/**
 * As `useActionState`, but a server that cannot be reached, or is of another release than the page, is a refusal that the form shows
 * beside what was typed: the page stays.
 */
export function useFormAction<T>(action: Action<T>) {
  // The server renders the action itself into the form, for a browser without scripts.
  return useActionState<FormState<T>, FormData>(isServer ? action : guarded(action), null);
}

const isServer = typeof window === 'undefined';

function guarded<T>(action: Action<T>): Action<T> {
  return async (before, form) => {
    try {
      return await action(before, form);
    } catch (thrown) {
      // What leads to another page is thrown as well.
      unstable_rethrow(thrown);
      return { ok: false, code: 'unavailable', message: whyNotDone(thrown), values: typedIn(form) };
    }
  };
}

/** Why an action was not done, as a sentence for a person. */
export function whyNotDone(thrown: unknown): string {
  return unstable_isUnrecognizedActionError(thrown) ? OUTDATED : UNREACHABLE;
}

function typedIn(form: FormData): Readonly<Record<string, string>> {
  const names = [...new Set(form.keys())].filter((name) => !/password/i.test(name));
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
}
