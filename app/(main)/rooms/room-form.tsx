'use client';

import { type FormEvent, useState } from 'react';
import type { Conversation } from '@/lib/contract/conversation.ts';
import { type CreateRoom, createRoomSchema } from '@/lib/contract/room.ts';
import { wordsOf } from '../../_live/api-request.ts';
import { Button } from '../../_ui/button.tsx';
import { CheckField } from '../../_ui/check-field.tsx';
import { SelectField } from '../../_ui/select-field.tsx';
import { StatusLine } from '../../_ui/status-line.tsx';
import { TextField } from '../../_ui/text-field.tsx';

interface RoomFormProps {
  /** The room that is edited; a new one when left out. */
  readonly room?: Pick<Conversation, 'name' | 'topic' | 'visibility' | 'isAnnouncement'>;
  readonly submitLabel: string;
  /** Rejects with the reason when it is refused; the form stays as it is. */
  onSubmit(input: Omit<CreateRoom, 'memberIds'>): Promise<void>;
  onCancel(): void;
}

type Errors = Readonly<Record<string, string>>;

/** What a room is called, what it is about, who sees it and who writes in it. */
export function RoomForm({ room, submitLabel, onSubmit, onCancel }: RoomFormProps) {
  const [errors, setErrors] = useState<Errors>({});
  const [failure, setFailure] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parsed = createRoomSchema.safeParse({
      kind: 'room',
      name: form.get('name'),
      topic: form.get('topic'),
      visibility: form.get('visibility'),
      isAnnouncement: form.has('isAnnouncement'),
    });
    setFailure('');
    if (!parsed.success) {
      setErrors(
        Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
      );
      return;
    }
    setErrors({});
    setIsBusy(true);
    const { kind: _, ...input } = parsed.data;
    try {
      await onSubmit(input);
    } catch (thrown) {
      setFailure(wordsOf(thrown));
      setIsBusy(false);
    }
  };

  return (
    <form noValidate onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      <TextField
        label="Name"
        name="name"
        autoComplete="off"
        autoFocus
        defaultValue={room?.name ?? ''}
        error={errors.name}
      />
      <TextField
        label="Topic"
        name="topic"
        autoComplete="off"
        hint="What it is about, in a few words. May be empty."
        defaultValue={room?.topic ?? ''}
        error={errors.topic}
      />
      <SelectField label="Who sees it" name="visibility" defaultValue={room?.visibility ?? 'public'}>
        <option value="public">Public: everybody here finds it and may join</option>
        <option value="private">Private: only those who are invited see it</option>
      </SelectField>
      <CheckField
        label="Announcements only"
        name="isAnnouncement"
        hint="Only owners and admins write, everybody reads."
        defaultChecked={room?.isAnnouncement ?? false}
      />
      <StatusLine text={failure} tone="danger" className="empty:hidden" />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
