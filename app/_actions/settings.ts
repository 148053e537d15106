'use server';

import { revalidatePath } from 'next/cache';
import { updateMe } from '@/lib/accounts/profile/update-me.ts';
import { type Me, settingsSchema, updateMeSchema } from '@/lib/contract/accounts/account.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { runAction } from '@/lib/http/action.ts';
import { type FormState, shown, textOf } from './form-state.ts';

const numbers: ReadonlySet<string> = new Set(['directPage', 'roomPage']);
const choices: ReadonlySet<string> = new Set(['announce', 'clock', 'dateOrder']);

/**
 * Field `setting` names a setting, and the field of that name holds its value: a text, a number, or a checkbox, which a
 * browser leaves out when it is off. Changes that one setting.
 */
export async function updateSettingAction(_previous: FormState<Me>, form: FormData): Promise<FormState<Me>> {
  const name = settingsSchema.keyof().safeParse(textOf(form, 'setting'));
  const input = name.success
    ? { settings: { [name.data]: settingValue(form, name.data) } }
    : { setting: null };
  const result = await runAction({ as: endpoints.updateMe, schema: updateMeSchema }, input, updateMe);
  if (result.ok) revalidatePath('/', 'layout');
  return shown(result, form, name.success ? [name.data] : []);
}

function settingValue(form: FormData, name: string): unknown {
  const text = textOf(form, name);
  if (choices.has(name)) return text;
  // What is not a whole number gets the same message as a number out of range.
  if (numbers.has(name)) return Number.isInteger(Number(text)) ? Number(text) : 0;
  return form.has(name);
}
