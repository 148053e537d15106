'use client';

import { usePathname } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { useAttachments, useDraft } from '../../_client/live/hooks.ts';
import { useLive } from '../../_client/live/live-context.ts';
import { followServedBuild, isServerNewer } from '../../_client/rest/served-build.ts';
import { Button } from '../../_ui/form/button.tsx';
import { TopLine } from './top-line.tsx';

/**
 * Once the server is of a newer version than this page: that it can be loaded again. It waits, and is not offered to who
 * is writing.
 */
export function UpdateOffer() {
  const isNewer = useSyncExternalStore(followServedBuild, isServerNewer, () => false);
  const isWriting = useIsWriting();
  return (
    <div role="status" aria-label="Update">
      {isNewer && !isWriting && (
        <TopLine
          tone="plain"
          actions={
            <Button variant="quiet" size="sm" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          Update ready. Reload when you like.
        </TopLine>
      )}
    </div>
  );
}

/** Whether there is something in the composer, or a form of a contact is open. */
function useIsWriting(): boolean {
  const openId = useLive((state) => state.openConversationId) ?? '';
  const hasFiles = useAttachments(openId).length > 0;
  const hasText = useDraft(openId).trim() !== '';
  const isForm = /\/(?:edit|new|import)$/.test(usePathname());
  return hasText || hasFiles || isForm;
}
