'use client';

import { useMe, usePeople } from '../../_client/live/hooks.ts';
import { SelectField } from '../../_ui/form/select-field.tsx';
import { TextArea } from '../../_ui/form/text-area.tsx';
import { TextField } from '../../_ui/form/text-field.tsx';
import type { FormValues } from '../form/form-values.ts';
import { EditorAddresses } from './editor-addresses.tsx';
import { EditorBirthday } from './editor-birthday.tsx';
import { EditorField } from './editor-field.tsx';
import { EditorItems } from './editor-items.tsx';
import { EditorTags } from './editor-tags.tsx';
import type { LiveEdit } from './use-contact-edit.ts';

interface EditorFieldsProps {
  readonly live: LiveEdit;
  /** What is wrong, by the field's path. */
  readonly errors: ReadonlyMap<string, string>;
}

/** The fields of a contact, in the order in which a card is read. */
export function EditorFields({ live, errors }: EditorFieldsProps) {
  const type = (change: Partial<FormValues>) =>
    live.change((form) => ({ ...form, typed: { ...form.typed, ...change } }));
  const text = (field: 'name' | 'organization' | 'title' | 'notes') => ({
    name: field,
    value: live.form.typed[field],
    error: errors.get(field),
    onChange: (event: { target: { value: string } }) => type({ [field]: event.target.value }),
  });
  const list = { live, errors };
  return (
    <>
      <EditorField fieldKey="name" live={live}>
        <TextField label="Name" required autoComplete="off" autoCapitalize="words" {...text('name')} />
      </EditorField>
      <div className="grid gap-5 @md:grid-cols-2 @md:gap-4">
        <EditorField fieldKey="organization" live={live}>
          <TextField label="Organization" autoComplete="off" {...text('organization')} />
        </EditorField>
        <EditorField fieldKey="title" live={live}>
          <TextField label="Title" autoComplete="off" {...text('title')} />
        </EditorField>
      </div>
      <EditorField fieldKey="phones" live={live}>
        <EditorItems field="phones" {...list} />
      </EditorField>
      <EditorField fieldKey="emails" live={live}>
        <EditorItems field="emails" {...list} />
      </EditorField>
      <EditorField fieldKey="addresses" live={live}>
        <EditorAddresses {...list} />
      </EditorField>
      <EditorField fieldKey="websites" live={live}>
        <EditorItems field="websites" {...list} />
      </EditorField>
      <EditorField fieldKey="customFields" live={live}>
        <EditorItems field="customFields" {...list} />
      </EditorField>
      <EditorField fieldKey="birthday" live={live}>
        <EditorBirthday
          birthday={live.form.typed.birthday}
          error={errors.get('birthday')}
          onChange={(birthday) => type({ birthday })}
        />
      </EditorField>
      <EditorField fieldKey="notes" live={live}>
        <TextArea label="Notes" {...text('notes')} />
      </EditorField>
      <EditorField fieldKey="tags" live={live}>
        <EditorTags
          tags={live.form.typed.tags}
          error={errors.get('tags')}
          onChange={(tags) => type({ tags })}
        />
      </EditorField>
      <EditorField fieldKey="userId" live={live}>
        <PersonField
          value={live.form.typed.userId}
          error={errors.get('userId')}
          onChange={(userId) => type({ userId })}
        />
      </EditorField>
    </>
  );
}

interface PersonFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (userId: string) => void;
}

function PersonField({ value, error, onChange }: PersonFieldProps) {
  const me = useMe();
  const people = usePeople();
  const options = [
    { value: '', label: 'None' },
    { value: me.id, label: `${me.displayName} (you)` },
    ...people.map(({ id, displayName, username }) => ({ value: id, label: `${displayName} · @${username}` })),
  ];
  const isListed = options.some((option) => option.value === value);
  return (
    <SelectField
      label="Linked account"
      name="userId"
      hint="Links the contact to an account here, so that one click opens the conversation."
      value={value}
      error={error}
      options={isListed ? options : [...options, { value, label: 'An account that is not listed here' }]}
      onChange={onChange}
    />
  );
}
