import type { ComponentProps } from 'react';
import { Avatar } from '../../_ui/person/avatar.tsx';
import { useLive } from './live-context.ts';

/** Where the photo of a person is; null for one without, for one unknown, and for whatever is no person. */
export function useAvatarUrl(userId: string): string | null {
  const fileId = useLive(
    ({ me, people }) => (userId === me.id ? me : people.byId.get(userId))?.avatarFileId ?? null,
  );
  return fileId === null ? null : `/api/v1/files/${encodeURIComponent(fileId)}`;
}

/** The photo of a person, live, or initials; a room has initials. */
export function PersonAvatar(props: Omit<ComponentProps<typeof Avatar>, 'image'>) {
  return <Avatar {...props} image={useAvatarUrl(props.id)} />;
}
