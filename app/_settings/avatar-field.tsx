'use client';

import { lazy, Suspense, useRef, useState } from 'react';
import type { Me } from '@/lib/contract/accounts/account.ts';
import { useMe } from '../_client/live/hooks.ts';
import { useLiveClient } from '../_client/live/live-context.ts';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

const CropDialog = lazy(() =>
  import('../_contacts/photo/crop-dialog.tsx').then(({ CropDialog }) => ({ default: CropDialog })),
);

/** The person's own photo: choose, crop to a square, remove; saved at once. */
export function AvatarField() {
  const { store } = useLiveClient();
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState({ text: '', isBad: false });

  const save = async (work: Promise<Me>, text: string) => {
    setFile(null);
    setIsBusy(true);
    setSaid({ text: '', isBad: false });
    try {
      store.dispatch({ type: 'me', me: await work });
      setSaid({ text, isBad: false });
    } catch (thrown) {
      setSaid({ text: `The photo was not saved. ${errorMessage(thrown)}`, isBad: true });
    }
    setIsBusy(false);
  };

  return (
    <div className="flex items-center gap-4">
      <PersonAvatar id={me.id} name={me.displayName} size={56} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label="Photo file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          setFile(event.target.files?.[0] ?? null);
          event.target.value = '';
        }}
      />
      {/* Without a script a picture cannot be cropped. */}
      <div className="flex flex-wrap items-center gap-2 [@media(scripting:none)]:hidden">
        <Button size="sm" isBusy={isBusy} onClick={() => input.current?.click()}>
          Change photo
        </Button>
        {me.avatarFileId !== null && (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => void save(call('DELETE /me/avatar'), 'Photo removed')}
          >
            Remove photo
          </Button>
        )}
        <StatusLine text={said.text} tone={said.isBad ? 'danger' : 'quiet'} />
      </div>
      {file && (
        <Suspense>
          <CropDialog
            file={file}
            onDone={(photo) => void save(call('PUT /me/avatar', { file: photo }), 'Photo saved')}
            onClose={() => setFile(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
