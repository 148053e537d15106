import type { FormState } from '../_actions/form-state.ts';

export type AuthState = FormState;

/** What is wrong with one field, or undefined. A taken username is said at its field. */
export function errorAt(state: AuthState, path: string): string | undefined {
  if (!state || state.ok) return undefined;
  if (state.code === 'username_taken' && path === 'username') return state.message;
  return state.errors?.find((error) => error.path === path)?.message;
}

/** What was typed into a field before it was refused. */
export function valueAt(state: AuthState, name: string): string | undefined {
  return state && !state.ok ? state.values[name] : undefined;
}

/** The one sentence above the button, when it is not said at a field. */
export function refusalOf(state: AuthState): string | undefined {
  if (!state || state.ok || state.code === 'username_taken') return undefined;
  return state.code === 'invalid' && state.errors ? undefined : state.message;
}

/** The refusal, when it is one of the password itself: what was typed is then emptied, and kept otherwise. */
export function passwordRefusal(state: AuthState, path = 'password'): AuthState {
  if (!state || state.ok) return null;
  return state.code === 'wrong_credentials' || errorAt(state, path) !== undefined ? state : null;
}
