import { Archive, Lock, type LucideIcon, Megaphone } from 'lucide-react';
import type { Room } from '@/lib/contract/conversations/room.ts';

/** What kind of room it is: private, for announcements, archived. */
export function RoomBadges({ room }: { readonly room: Room }) {
  return (
    <span className="text-ink-3 inline-flex shrink-0 gap-1">
      {room.visibility === 'private' && <Sign icon={Lock} label="Private" />}
      {room.isAnnouncement && <Sign icon={Megaphone} label="Announcements only" />}
      {room.archivedAt !== null && <Sign icon={Archive} label="Archived" />}
    </span>
  );
}

function Sign({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <span title={label}>
      <Icon aria-hidden size={14} strokeWidth={1.75} />
      <span className="sr-only">{label}</span>
    </span>
  );
}
