/**
 * Fetches what a conversation may need later, so that it is here when it is wanted, also without a connection: what
 * draws Markdown, and the dialogs. One that cannot be fetched now is asked for again when it is wanted.
 */
export function preloadRest(): void {
  const parts = [
    import('./message/markdown/markdown-text.tsx'),
    import('./message/delete-dialog.tsx'),
    import('./message/reactions/reaction-picker.tsx'),
    import('./message/receipts-dialog.tsx'),
    import('./message/versions-dialog.tsx'),
    import('./log/jump-to-date-dialog.tsx'),
    import('./details/details-pane.tsx'),
  ];
  for (const part of parts) part.catch(() => undefined);
}
