'use client';

import { lazy, Suspense } from 'react';
import { useAttachments, useContactDrafts } from '../../_client/live/hooks.ts';

const AttachmentTray = lazy(() =>
  import('../files/tray/attachment-tray.tsx').then((loaded) => ({ default: loaded.AttachmentTray })),
);
const ContactTray = lazy(() =>
  import('../contacts/contact-tray.tsx').then((loaded) => ({ default: loaded.ContactTray })),
);

/** What goes with the message that is being written: files and contacts. */
export function ComposerTrays({ conversationId }: { readonly conversationId: string }) {
  const hasFiles = useAttachments(conversationId).length > 0;
  const hasContacts = useContactDrafts(conversationId).length > 0;
  return (
    <Suspense fallback={null}>
      {hasFiles && <AttachmentTray conversationId={conversationId} />}
      {hasContacts && <ContactTray conversationId={conversationId} />}
    </Suspense>
  );
}
