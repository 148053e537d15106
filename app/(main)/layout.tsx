import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { getMe } from '@/lib/accounts/profile/get-me.ts';
import { addressBookRevision } from '@/lib/contacts/stored/address-book-revision.ts';
import { listBlocks } from '@/lib/conversations/direct/list-blocks.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { LiveProvider } from '../_client/live-provider.tsx';
import { OwnTimeFormat } from '../_client/own-time-format.tsx';
import { knownContactLinks, knownConversations, knownPeople } from '../_server/initial-data.ts';
import { AppLayers } from '../_shell/app-layers.tsx';
import { ConnectionStatus } from '../_shell/navigation/connection-status.tsx';
import { NavigationBar } from '../_shell/navigation/navigation-bar.tsx';
import { NoticeOffer } from '../_shell/navigation/notice-offer.tsx';
import { UpdateOffer } from '../_shell/navigation/update-offer.tsx';
import { SkipLink } from '../_ui/layout/skip-link.tsx';
import { usualStyle } from '../_ui/time/usual-style.ts';

/**
 * The frame of every page behind the log-in: the navigation bar, and `<main>`, a column of the height of the window in
 * which each page scrolls what is its own to scroll.
 */
export default async function MainLayout({ children }: { readonly children: ReactNode }) {
  const { ctx, caller } = await requireCaller();
  const [me, conversations, people, blocks, contactsRevision, contactLinks] = await Promise.all([
    getMe(ctx, caller),
    knownConversations(),
    knownPeople(),
    listBlocks(ctx, caller),
    addressBookRevision(ctx),
    knownContactLinks(),
  ]);
  const seed = {
    me,
    conversations,
    people: people.items,
    blockedIds: blocks.items.map(({ userId }) => userId),
    contactsRevision,
    contactLinks: contactLinks.items,
    fileMax: ctx.env.FILE_MAX,
  };
  const usual = usualStyle((await headers()).get('accept-language'));
  return (
    <LiveProvider seed={seed}>
      <OwnTimeFormat usual={usual}>
        <AppLayers>
          <SkipLink to="main">Skip to the content</SkipLink>
          <div data-print="flow" className="flex h-dvh flex-col-reverse overflow-hidden sm:flex-row">
            <NavigationBar />
            <div data-print="flow" className="relative flex min-h-0 min-w-0 grow flex-col pt-(--safe-top)">
              <ConnectionStatus />
              <UpdateOffer />
              <NoticeOffer />
              <main
                id="main"
                tabIndex={-1}
                data-print="flow"
                className="short:overflow-y-auto flex min-h-0 grow flex-col"
              >
                {children}
              </main>
            </div>
          </div>
        </AppLayers>
      </OwnTimeFormat>
    </LiveProvider>
  );
}
