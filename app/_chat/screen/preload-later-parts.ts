import { useEffect } from 'react';

/** What is on the screen first comes first. */
const PRELOAD_MS = 2000;

/**
 * Fetches what a conversation may need later, so that it is here when it is wanted, also without a connection: what
 * draws Markdown, and the dialogs. A part that cannot be fetched now is asked for again when it is wanted.
 */
export function usePreloadLaterParts(): void {
  useEffect(() => {
    const timer = setTimeout(preloadLaterParts, PRELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
}

function preloadLaterParts(): void {
  const parts = [
    import('../text/markdown/markdown-text.tsx'),
    import('../contacts/contact-cards.tsx'),
    import('../contacts/contact-tray.tsx'),
    import('../contacts/add-contact.tsx'),
    import('../files/log/stored-files.tsx'),
    import('../files/log/pending-files.tsx'),
    import('../files/tray/attachment-tray.tsx'),
    import('../files/viewer/viewer-dialog.tsx'),
    import('../find/find-bar.tsx'),
    import('../composer/kept-text.tsx'),
    import('../composer/voice/voice-recorder.tsx'),
    import('../composer/groups/group-dialog.tsx'),
    import('../emoji/emoji-picker.tsx'),
    import('../message/actions/message-toolbar.tsx'),
    import('../message/actions/message-menu-layer.tsx'),
    import('../message/delete-dialog.tsx'),
    import('../message/report-dialog.tsx'),
    import('../message/reactions/reaction-picker.tsx'),
    import('../message/reactions/reactions-dialog.tsx'),
    import('../message/receipts-dialog.tsx'),
    import('../message/versions-dialog.tsx'),
    import('../log/jump-to-date-dialog.tsx'),
    import('../details/details-pane.tsx'),
    import('../details/add-people-dialog.tsx'),
    import('../pins/pin-bar.tsx'),
    import('../forward/forward-dialog.tsx'),
    import('../list/row-menu/row-menu-button.tsx'),
    import('../list/row-menu/conversation-menu-layer.tsx'),
    import('../list/row-menu/mute-dialog.tsx'),
    import('../list/row-menu/leave-question.tsx'),
  ];
  for (const part of parts) part.catch(() => undefined);
}
