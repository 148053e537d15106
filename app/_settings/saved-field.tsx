'use client';

import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { updateMeAction } from '../_actions/accounts.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { useMe } from '../_client/live/hooks.ts';
import { Button } from '../_ui/form/button.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

interface SavedFieldProps extends Pick<ComponentProps<'input'>, 'type' | 'autoComplete'> {
  readonly name: 'displayName' | 'status';
  readonly label: string;
  /** What is stored now. */
  readonly saved: string;
  readonly hint: string;
}

/** A field of the profile that saves itself on leaving it or by Enter; without JavaScript by a button. */
export function SavedField({ name, label, saved, hint, ...rest }: SavedFieldProps) {
  const formRef = useRef<HTMLFormElement>(null);
  const sentRef = useRef(saved);
  const [text, setText] = useState(saved);
  const [isTouched, setIsTouched] = useState(false);
  // Changed on another device: what is being written here stays.
  const now = useMe()[name];
  const [known, setKnown] = useState(saved);
  if (now !== known) {
    setKnown(now);
    if (text === known || text.trim() === now) setText(now);
  }
  useEffect(() => {
    sentRef.current = now;
  }, [now]);
  const [state, action, isPending] = useFormAction(updateMeAction);
  const error = state?.ok === false ? (errorOf(state.errors, name) ?? state.message) : undefined;

  const handleLeave = () => {
    // What was refused, or did not reach the server, is sent once more.
    if (text !== sentRef.current || error !== undefined) formRef.current?.requestSubmit();
  };

  return (
    <form
      ref={formRef}
      action={action}
      noValidate
      onSubmit={() => {
        sentRef.current = text;
        setIsTouched(false);
      }}
    >
      <div className="relative flex items-start gap-2">
        <TextField
          {...rest}
          name={name}
          label={label}
          hint={hint}
          error={isTouched ? undefined : error}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setIsTouched(true);
          }}
          onBlur={handleLeave}
          className="grow"
        />
        <span className="mt-6.5 hidden noscript:block">
          <Button type="submit">Save</Button>
        </span>
        <StatusLine
          text={statusOf({ isPending, isSaved: state?.ok === true && !isTouched })}
          className="absolute top-0 right-0"
        />
      </div>
    </form>
  );
}

function errorOf(errors: readonly { path: string; message: string }[] | undefined, path: string) {
  return errors?.find((error) => error.path === path)?.message;
}

function statusOf({
  isPending,
  isSaved,
}: {
  readonly isPending: boolean;
  readonly isSaved: boolean;
}): string {
  if (isPending) return 'Saving…';
  return isSaved ? 'Saved' : '';
}
