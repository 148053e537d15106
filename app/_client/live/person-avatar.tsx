import type { ComponentProps } from 'react';
import { Avatar } from '../../_ui/person/avatar.tsx';
import { photoUrl } from '../address-book/photo-url.ts';
import { useLive } from './live-context.ts';

/**
 * Where the photo of a person is: their own, or that of the contact they are linked to. Null for one without, for one unknown,
 * and for whatever is no person.
 */
export function useAvatarUrl(userId: string): string | null {
  const fileId = useLive(
    ({ me, people }) => (userId === me.id ? me : people.byId.get(userId))?.avatarFileId ?? null,
  );
  const link = useLive(({ addressBook }) => addressBook.links.get(userId));
  if (fileId !== null) return `/api/v1/files/${encodeURIComponent(fileId)}`;
  return link ? photoUrl({ id: link.contactId, photo: link.photo }) : null;
}

/** The photo of a person, live, or initials; a room has initials. */
export function PersonAvatar(props: Omit<ComponentProps<typeof Avatar>, 'image'>) {
  return <Avatar {...props} image={useAvatarUrl(props.id)} />;
}
