'use client';

import { useState } from 'react';
import type { Me } from '@/lib/contract/accounts/account.ts';
import { useMe } from '../_client/live/hooks.ts';
import { useLiveClient } from '../_client/live/live-context.ts';
import { PersonAvatar } from '../_client/live/person-avatar.tsx';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { ChoosePhoto } from '../_photo/choose-photo.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';

/** The person's own photo: choose, crop to a square, remove; saved at once. */
export function AvatarField() {
  const { store } = useLiveClient();
  const me = useMe();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState({ text: '', isBad: false });

  const save = async (work: Promise<Me>, text: string) => {
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
      <ChoosePhoto
        label="Change photo"
        isBusy={isBusy}
        onChosen={(photo) => void save(call('PUT /me/avatar', { file: photo }), 'Photo saved')}
        onRemove={
          me.avatarFileId === null ? null : () => void save(call('DELETE /me/avatar'), 'Photo removed')
        }
      >
        <StatusLine text={said.text} tone={said.isBad ? 'danger' : 'quiet'} />
      </ChoosePhoto>
    </div>
  );
}
