'use client';

import { useRef, useState, useSyncExternalStore } from 'react';
import { updateMeAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { Button } from '../_ui/form/button.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { browserTimeZone } from '../_ui/time/browser-time-zone.ts';

interface TimeZoneFieldProps {
  /** What is stored now; empty for that of the browser. */
  readonly saved: string;
  readonly names: readonly string[];
}

/** The time zone that others see, saved as soon as another one is chosen; without JavaScript by a button. */
export function TimeZoneField({ saved, names }: TimeZoneFieldProps) {
  const formRef = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(saved);
  const [state, action, isPending] = useFormAction(updateMeAction);
  const own = useSyncExternalStore(
    () => () => {},
    browserTimeZone,
    () => null,
  );
  // What was chosen before this list knew it, or under an older name, stays in the list.
  const listed = saved === '' || names.includes(saved) ? names : [saved, ...names];
  const choose = (chosen: string) => {
    setValue(chosen);
    // After the select shows what was chosen: it is the form that is sent.
    setTimeout(() => formRef.current?.requestSubmit());
  };
  return (
    <form ref={formRef} action={action} className="relative">
      <SelectField
        name="timeZone"
        label="Time zone"
        hint="Others see what time it is for you when theirs differs."
        error={state?.ok === false ? state.message : undefined}
        value={value}
        options={[
          { value: '', label: own === null ? 'As this browser' : `As this browser (${spaced(own)})` },
          ...listed.map((name) => ({ value: name, label: spaced(name) })),
        ]}
        onChange={choose}
      />
      <span className="mt-2 hidden noscript:block">
        <Button type="submit">Save</Button>
      </span>
      <StatusLine
        text={isPending ? 'Saving…' : state?.ok === true ? 'Saved' : ''}
        className="absolute top-0 right-0"
      />
    </form>
  );
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
