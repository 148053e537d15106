'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversations/conversation.ts';
import type { CreateRoom } from '@/lib/contract/conversations/room.ts';
import { slugOf } from '@/lib/contract/conversations/room-slug.ts';
import type { FieldError } from '@/lib/contract/errors.ts';
import { cleanLine } from '@/lib/contract/values/text.ts';
import type { FormState } from '../_actions/form-state.ts';
import { ApiError, errorMessage } from '../_client/rest/api-error.ts';
import { AnswerContext } from '../_ui/form/answer-context.ts';
import { Button } from '../_ui/form/button.tsx';
import { CheckField } from '../_ui/form/check-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { VisibilityField } from './visibility-field.tsx';

interface RoomFormProps {
  /** The room that is edited; a new one when left out. */
  readonly room?: Pick<Conversation, 'name' | 'topic' | 'visibility' | 'isAnnouncement'>;
  readonly submitLabel: string;
  /** Shows the address it will get, and whom to invite. */
  readonly isNew?: boolean;
  /** What the form does without a script, and what came of it. */
  readonly action?: (form: FormData) => void;
  readonly refusal?: FormState;
  /** Rejects with the reason when it is refused; the form stays as it is. */
  onSubmit(input: CreateRoom): Promise<void>;
  onCancel?(): void;
}

type Errors = Readonly<Record<string, string>>;

/** What a room is called, what it is about, who sees it and who writes in it. */
export function RoomForm({
  room,
  submitLabel,
  isNew = false,
  action,
  refusal = null,
  onSubmit,
  onCancel,
}: RoomFormProps) {
  const refused = refusal?.ok === false ? refusal : null;
  const [name, setName] = useState(refused?.values.name ?? room?.name ?? '');
  const form = useRoomForm(onSubmit, errorsOf(refused), refused && !refused.errors ? refused.message : '');
  return (
    <AnswerContext value={form.errors}>
      <form
        ref={form.ref}
        action={action}
        noValidate
        onSubmit={(event) => void form.handleSubmit(event)}
        className="flex flex-col gap-4"
      >
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          autoFocus
          data-autofocus
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={form.errors.name}
          hint={isNew ? addressHint(name) : 'Its address stays as it is, so that links hold.'}
        />
        <TextField
          label="Topic"
          name="topic"
          autoComplete="off"
          hint="What it is about, in a few words. May be empty."
          defaultValue={refused?.values.topic ?? room?.topic ?? ''}
          error={form.errors.topic}
        />
        <VisibilityField value={refused?.values.visibility ?? room?.visibility ?? 'public'} />
        <CheckField
          label="Announcements only"
          name="isAnnouncement"
          hint="Only owners and admins write, everyone reads."
          defaultChecked={refused ? refused.values.isAnnouncement === 'on' : (room?.isAnnouncement ?? false)}
        />
        {isNew && <PeoplePicker error={form.errors.memberIds} />}
        <StatusLine text={form.failure} tone="danger" className="empty:hidden" />
        <div className="flex flex-wrap justify-end gap-2">
          {onCancel && <Button onClick={onCancel}>Cancel</Button>}
          <Button type="submit" variant="primary" isBusy={form.isBusy}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </AnswerContext>
  );
}

function useRoomForm(onSubmit: RoomFormProps['onSubmit'], firstErrors: Errors, firstFailure: string) {
  const ref = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>(firstErrors);
  const [failure, setFailure] = useState(firstFailure);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    if (Object.keys(errors).length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const input = inputOf(new FormData(event.currentTarget));
    setFailure('');
    // What everyone gets wrong once needs no answer of the server; it says the rest.
    if (cleanLine(input.name) === '') return setErrors({ name: 'Fill this in.' });
    setIsBusy(true);
    try {
      await onSubmit(input);
      setErrors({});
    } catch (thrown) {
      const wrong = errorsOf(thrown instanceof ApiError ? thrown : null);
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setFailure(errorMessage(thrown));
      setIsBusy(false);
    }
  };
  return { ref, errors, failure, isBusy, handleSubmit };
}

function inputOf(form: FormData): CreateRoom {
  const memberIds = form.getAll('memberIds').map(String);
  return {
    name: String(form.get('name') ?? ''),
    topic: String(form.get('topic') ?? ''),
    visibility: form.get('visibility') === 'private' ? 'private' : 'public',
    isAnnouncement: form.has('isAnnouncement'),
    ...(memberIds.length > 0 && { memberIds }),
  };
}

/** The first error of each field. */
function errorsOf(refused: { readonly errors?: readonly FieldError[] | undefined } | null): Errors {
  return Object.fromEntries(
    [...(refused?.errors ?? [])].reverse().map(({ path, message }) => [path.split('.')[0] ?? '', message]),
  );
}

/** The address that the name gives, while it is typed. */
function addressHint(name: string): string {
  if (name.trim() === '') return 'Its address is made from it.';
  return `Address: /rooms/${slugOf(name)}, with a number behind it if that is taken.`;
}
