/**
 * Fetches what a conversation may need later, so that it is here when it is wanted, also without a connection: what
 * draws Markdown, and the dialogs. One that cannot be fetched now is asked for again when it is wanted.
 */
export function preloadRest(): void {
  const parts = [
    import('./markdown/markdown-text.tsx'),
    import('./delete-dialog.tsx'),
    import('./reactions/reaction-picker.tsx'),
    import('./receipts-dialog.tsx'),
    import('./versions-dialog.tsx'),
    import('./jump-to-date-dialog.tsx'),
    import('./details/details-pane.tsx'),
  ];
  for (const part of parts) part.catch(() => undefined);
}
