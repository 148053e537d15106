'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Button } from '../_ui/form/button.tsx';
import { PasswordField } from '../_ui/form/password-field.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { followRestore, type RestoreProgress, uploadBackup } from './restore-upload.ts';

/** A backup of another installation, for a workspace without accounts: it becomes what that one was. */
export function RestoreForm() {
  const [progress, setProgress] = useState<RestoreProgress | null>(null);
  const [isSealed, setIsSealed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isBusy = progress !== null && !progress.isFailed;
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const data = new FormData(form.current ?? undefined);
    const file = data.get('backup');
    if (!(file instanceof File) || file.size === 0) {
      setProgress({ text: 'Choose the file of a backup first.', share: null, isFailed: true });
      return;
    }
    const passphrase = String(data.get('passphrase') ?? '');
    if (await uploadBackup(file, passphrase, setProgress)) await followRestore(setProgress);
  };
  return (
    <details className="border-line mt-8 border-t pt-6">
      <summary className="text-16 text-brand-text cursor-pointer font-medium">Restore from a backup</summary>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void start(event)}
        className="mt-4 flex flex-col gap-4"
        aria-label="Restore from a backup"
      >
        <TextField
          label="Backup"
          name="backup"
          type="file"
          accept=".tar,.sealed"
          hint="A file that Parley made: parley-….tar"
          onChange={(event) => setIsSealed(event.target.value.endsWith('.sealed'))}
        />
        {isSealed && (
          <PasswordField
            label="Passphrase"
            name="passphrase"
            autoComplete="off"
            hint="BACKUP_PASSPHRASE of where it was made."
          />
        )}
        {isBusy && (
          <progress
            aria-label="Restoring"
            className="w-full"
            {...(progress.share === null ? {} : { value: progress.share })}
          />
        )}
        <StatusLine tone={progress?.isFailed ? 'danger' : 'quiet'} text={progress?.text ?? ''} />
        <Button type="submit" isBusy={isBusy} className="w-full">
          Restore
        </Button>
      </form>
    </details>
  );
}
