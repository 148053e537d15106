import type { ActionResult } from '@/lib/http/action.ts';

/**
 * What a form shows after it was sent, for `useActionState`: nothing yet, what came of it, or the refusal with what was
 * typed, so that the fields show it again, also without JavaScript. Passwords are never among it.
 */
export type FormState<T = undefined> =
  | null
  | { ok: true; value: T }
  | (Extract<ActionResult<T>, { ok: false }> & { values: Readonly<Record<string, string>> });

/** A field of a form as text; empty when it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The result of an action as its form shows it, with the fields that are to keep what was typed. */
export function shown<T>(
  result: ActionResult<T>,
  form: FormData,
  kept: readonly string[] = [],
): Exclude<FormState<T>, null> {
  if (result.ok) return result;
  return { ...result, values: Object.fromEntries(kept.map((name) => [name, textOf(form, name)])) };
}
