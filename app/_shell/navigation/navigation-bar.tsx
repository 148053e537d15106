'use client';

import clsx from 'clsx';
import {
  Bookmark,
  BookUser,
  DoorOpen,
  type LucideIcon,
  MessageCircle,
  Search,
  Settings,
  UsersRound,
} from 'lucide-react';
import type { Route } from 'next';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import { useAttention, useConversations } from '../../_client/live/hooks.ts';
import { IconButton } from '../../_ui/form/icon-button.tsx';
import { Count } from '../../_ui/layout/badge.tsx';
import { Logo } from '../../_ui/layout/wordmark.tsx';
import { isInConversation, isSectionOf } from '../routes.ts';
import { useShowLayer } from '../shortcuts/layer-context.ts';
import { useIsApple } from '../shortcuts/use-is-apple.ts';
import { AccountMenu } from './account-menu.tsx';

interface Section {
  readonly href: Route;
  readonly label: string;
  readonly icon: LucideIcon;
  /** On a phone the account menu leads there instead. */
  readonly isWideOnly?: boolean;
}

const SECTIONS: readonly Section[] = [
  { href: '/chat', label: 'Chats', icon: MessageCircle },
  { href: '/contacts', label: 'Contacts', icon: BookUser },
  { href: '/rooms' as Route, label: 'Rooms', icon: DoorOpen },
  { href: '/people', label: 'People', icon: UsersRound },
  { href: '/saved', label: 'Saved', icon: Bookmark, isWideOnly: true },
  { href: '/settings', label: 'Settings', icon: Settings, isWideOnly: true },
];

/** Where one can go: a rail at the side, on a phone a bar at the bottom that gives way to an open conversation. */
export function NavigationBar() {
  const pathname = usePathname();
  const isEmpty = useConversations().length === 0;
  // The front page shows the people while there is no conversation.
  const place = pathname === '/' && isEmpty ? '/people' : pathname;
  return (
    <nav
      aria-label="Main"
      data-print="hide"
      className={clsx(
        'border-line bg-bg flex shrink-0 border-t pb-(--safe-bottom) sm:w-14 sm:[scrollbar-width:none] sm:flex-col sm:items-center sm:gap-1 sm:overflow-y-auto sm:border-t-0 sm:border-r sm:pt-(--safe-top) sm:pb-[calc(8px+var(--safe-bottom))]',
        isInConversation(pathname) && 'max-sm:hidden',
      )}
    >
      <span className="mb-1 hidden h-14 place-items-center sm:grid">
        <Logo size={28} />
      </span>
      <GoTo />
      <ul className="flex flex-4 sm:flex-[1_0_auto] sm:flex-col sm:gap-1">
        {SECTIONS.map((section) => (
          <li
            key={section.label}
            className={clsx('flex-1 sm:flex-none', section.isWideOnly && 'max-sm:hidden')}
          >
            <SectionLink section={section} isHere={isSectionOf(section.href, place)} />
          </li>
        ))}
      </ul>
      <AccountMenu />
    </nav>
  );
}

/** On a phone the account menu and the list of chats have it. */
function GoTo() {
  const show = useShowLayer();
  return (
    <IconButton
      label="Go to anything"
      keys={useIsApple() ? '⌘K' : 'Ctrl+K'}
      icon={Search}
      data-tooltip-side="right"
      onClick={() => show('palette')}
      className="mb-1 max-sm:hidden sm:size-10"
    />
  );
}

function SectionLink({ section, isHere }: { readonly section: Section; readonly isHere: boolean }) {
  return (
    <Link
      href={section.href}
      aria-current={isHere ? 'page' : undefined}
      data-tooltip={section.label}
      data-tooltip-side="right"
      className={clsx(
        'text-12 sm:rounded-card relative flex min-h-14 flex-col items-center justify-center gap-0.5 font-medium no-underline transition-colors sm:size-10 sm:min-h-0',
        isHere ? 'text-brand-text sm:bg-selected' : 'text-ink-2 hover:text-ink sm:hover:bg-hover',
      )}
    >
      <SectionIcon icon={section.icon} isHere={isHere} />
      <span className="sm:sr-only">{section.label}</span>
      {section.label === 'Chats' && <Unread />}
    </Link>
  );
}

interface SectionIconProps {
  readonly icon: LucideIcon;
  readonly isHere: boolean;
}

/** Breathes while its page is on the way, so that a press is seen to have worked. */
function SectionIcon({ icon: Icon, isHere }: SectionIconProps) {
  const { pending } = useLinkStatus();
  return (
    <Icon
      aria-hidden
      size={20}
      strokeWidth={isHere ? 2.25 : 1.75}
      className={pending ? 'animate-breathe' : undefined}
    />
  );
}

function Unread() {
  const count = useAttention();
  return (
    <Count
      count={count}
      of={count === 1 ? 'unread message' : 'unread messages'}
      className="outline-bg absolute top-1 left-[calc(50%+4px)] outline-2 outline-solid sm:-top-1 sm:left-5"
    />
  );
}
