import type { ReactNode } from 'react';
import { getMe } from '@/lib/accounts/get-me.ts';
import { bookRevision } from '@/lib/contacts/book.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { LiveProvider } from '../_live/live-provider.tsx';
import { SkipLink } from '../_ui/skip-link.tsx';
import { ConnectionStatus } from './connection-status.tsx';
import { knownConversations, knownPeople } from './known-from-start.ts';
import { NavigationBar } from './navigation-bar.tsx';
import { NoticeOffer } from './notice-offer.tsx';
import { AppLayers } from './shortcuts/app-layers.tsx';

/**
 * The frame of every page behind the log-in: the bar of places, and `<main>`, a column of the height of the window in
 * which each page scrolls what is its own to scroll.
 */
export default async function MainLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, caller } = await requireCaller();
  const [me, conversations, people, contactsRevision] = await Promise.all([
    getMe(ctx, caller),
    knownConversations(),
    knownPeople(),
    bookRevision(ctx),
  ]);
  return (
    <LiveProvider seed={{ me, conversations: conversations.items, people: people.items, contactsRevision }}>
      <AppLayers>
        <SkipLink to="main">Skip to the content</SkipLink>
        <div className="flex h-dvh flex-col-reverse overflow-hidden sm:flex-row">
          <NavigationBar />
          <div className="relative flex min-h-0 min-w-0 grow flex-col pt-(--safe-top)">
            <ConnectionStatus />
            <NoticeOffer />
            <main id="main" tabIndex={-1} className="flex min-h-0 grow flex-col">
              {children}
            </main>
          </div>
        </div>
      </AppLayers>
    </LiveProvider>
  );
}
