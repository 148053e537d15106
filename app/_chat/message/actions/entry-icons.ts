import {
  Bookmark,
  BookmarkX,
  Copy,
  Flag,
  History,
  Info,
  Link2,
  type LucideIcon,
  MailOpen,
  Pencil,
  Pin,
  PinOff,
  Reply,
  Smile,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import type { EntryName } from './message-entries.ts';

/** The icon of each thing that can be done with a message; apart from the list, which is there before any menu is. */
export const ENTRY_ICONS: Readonly<Record<EntryName, LucideIcon>> = {
  react: SmilePlus,
  reply: Reply,
  save: Bookmark,
  unsave: BookmarkX,
  pin: Pin,
  unpin: PinOff,
  copy: Copy,
  copyLink: Link2,
  markUnread: MailOpen,
  showReactions: Smile,
  showVersions: History,
  report: Flag,
  info: Info,
  edit: Pencil,
  remove: Trash2,
};
