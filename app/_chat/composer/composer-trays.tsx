'use client';

import { Suspense } from 'react';
import { useAttachments, useContactDrafts } from '../../_client/live/hooks.ts';
import { loadLater } from '../../_ui/layout/load-later.ts';

const AttachmentTray = loadLater(() =>
  import('../files/tray/attachment-tray.tsx').then((loaded) => loaded.AttachmentTray),
);
const ContactTray = loadLater(() =>
  import('../contacts/contact-tray.tsx').then((loaded) => loaded.ContactTray),
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
