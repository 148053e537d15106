import {
  Bookmark,
  CheckCheck,
  Contact,
  DoorOpen,
  Keyboard,
  LogOut,
  type LucideIcon,
  MailPlus,
  Monitor,
  Moon,
  Search,
  Settings,
  ShieldCheck,
  Sun,
  UserPlus,
  UsersRound,
} from 'lucide-react';
import { useMe } from '../../_client/live/hooks.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { useSignOut } from '../../_client/sign-out/sign-out-provider.tsx';
import { THEME_LABELS, THEMES } from '../../_ui/theme/theme.ts';
import { useTheme } from '../../_ui/theme/use-theme.ts';
import { useShowLayer } from '../shortcuts/layer-context.ts';
import { useReadAll } from '../shortcuts/use-read-all.ts';
import type { PaletteItem } from './palette-items.ts';

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

/** What can be done from anywhere, as entries of *Go to anything*. */
export function useCommands(): readonly PaletteItem[] {
  const { role } = useMe();
  const signOut = useSignOut();
  const show = useShowLayer();
  const readAll = useReadAll();
  const [theme, choose] = useTheme();
  const addContact = useAddContact();
  return [
    ...(addContact
      ? [doing(Contact, 'Send a contact', addContact, ['Share a contact', 'Contact card'])]
      : []),
    leading(Search, 'Search everywhere', '/search', ['Find messages']),
    leading(Bookmark, 'Saved messages', '/saved', ['Bookmarks', 'Starred', 'For later']),
    leading(UserPlus, 'New contact', '/contacts/new', ['Add contact']),
    leading(DoorOpen, 'New room', '/rooms/new', ['Create room']),
    leading(UsersRound, 'Find people', '/people', ['New conversation']),
    leading(MailPlus, 'Invite people', '/people/invite', ['Invitation link']),
    doing(CheckCheck, 'Mark everything as read', readAll, ['All read']),
    leading(Settings, 'Settings', '/settings', ['Preferences', 'Notifications']),
    ...(role === 'admin' ? [leading(ShieldCheck, 'Admin', '/admin', ['Administration'])] : []),
    doing(Keyboard, 'Keyboard shortcuts', () => show('keys'), ['Help']),
    ...THEMES.filter((one) => one !== theme).map((one) =>
      doing(THEME_ICONS[one], `Appearance: ${THEME_LABELS[one]}`, () => choose(one), ['Theme', one]),
    ),
    doing(LogOut, 'Sign out', signOut, ['Log out']),
  ];
}

/** Chooses a contact to send in the conversation on the screen; null while nothing can be written in one. */
function useAddContact(): (() => void) | null {
  const isOpen = useLive((state) => state.openConversationId !== null);
  const item = isOpen ? document.querySelector<HTMLElement>('[data-add-contact]') : null;
  return item && (() => item.click());
}

function leading(icon: LucideIcon, name: string, path: string, aliases: readonly string[]): PaletteItem {
  return { ...command(icon, name, aliases), choice: { kind: 'path', path } };
}

function doing(icon: LucideIcon, name: string, run: () => void, aliases: readonly string[]): PaletteItem {
  return { ...command(icon, name, aliases), choice: { kind: 'do', run } };
}

function command(icon: LucideIcon, name: string, aliases: readonly string[]) {
  return {
    id: `command ${name}`,
    group: 'Commands' as const,
    name,
    aliases,
    at: '',
    detail: '',
    picture: { kind: 'icon' as const, icon },
  };
}
