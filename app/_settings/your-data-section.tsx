'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { closeAccountAction } from '../_actions/access.ts';
import { useFormAction } from '../_actions/use-form-action.ts';
import { Button } from '../_ui/form/button.tsx';
import { buttonClass } from '../_ui/form/button-class.ts';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { SelectField } from '../_ui/form/select-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { SettingsSection } from './settings-section.tsx';

const MESSAGES = [
  { value: 'keep', label: 'They stay, as those of a former member' },
  { value: 'delete', label: 'They are deleted for everyone' },
];

/** Taking one's data along, and closing the account. */
export function YourDataSection() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <SettingsSection title="Your data" about="What is kept of you is yours to take along.">
      <div>
        <a href="/api/v1/me/export" download className={buttonClass('plain', 'md')}>
          <Download aria-hidden size={18} strokeWidth={1.75} />
          Download everything
        </a>
        <p className="text-13 text-ink-3 mt-2">
          One zip with your profile, conversations, drafts and the address book. At most three an hour.
        </p>
      </div>
      <div>
        <Button
          variant="danger"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="noscript:hidden"
        >
          Close account
        </Button>
        <div className={isOpen ? 'mt-4' : 'hidden noscript:block'}>
          <CloseAccountForm />
        </div>
      </div>
    </SettingsSection>
  );
}

function CloseAccountForm() {
  const [state, action, isPending] = useFormAction(closeAccountAction);
  const [messages, setMessages] = useState('keep');
  const refusal = state?.ok === false ? state : null;
  const error = refusal?.errors?.find(({ path }) => path === 'password')?.message;
  return (
    <form action={action} noValidate className="flex flex-col gap-4">
      <p className="text-14 text-ink-2">
        You are signed out everywhere at once, and others no longer find you. For 14 days you can come back by
        signing in. After that your profile, settings, drafts and sign-ins are erased for good.
      </p>
      <SelectField
        label="Your messages then"
        name="messages"
        options={MESSAGES}
        value={messages}
        onChange={setMessages}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        error={error}
        refusedBy={error === undefined ? null : state}
      />
      <StatusLine tone="danger" text={error === undefined ? (refusal?.message ?? '') : ''} />
      <Button type="submit" variant="danger" isBusy={isPending} className="self-start">
        Close my account
      </Button>
    </form>
  );
}
