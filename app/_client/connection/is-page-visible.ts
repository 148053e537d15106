/** Whether the page is visible and has the focus. */
export function isPageVisible(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
