/** Puts a text on the clipboard, also on plain http, where browsers hide it. Resolves to whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return wasCopiedBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return wasCopiedBySelection(text);
  }
}

function wasCopiedBySelection(text: string): boolean {
  const handle = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', handle);
  // Superseded by the clipboard, and the only way without it.
  const done = document.execCommand('copy');
  document.removeEventListener('copy', handle);
  return done;
}
