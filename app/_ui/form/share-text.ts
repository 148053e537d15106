import { copyText } from './copy-text.ts';

/**
 * Hands a text to another app of the device, by its own sheet; where there is none, as on plain http, copies it. Resolves
 * to what became of it.
 */
export async function shareText(title: string, text: string): Promise<'shared' | 'copied' | 'neither'> {
  if ('share' in navigator) {
    try {
      await navigator.share({ title, text });
      return 'shared';
    } catch (thrown) {
      // The person closed the sheet.
      if (thrown instanceof Error && thrown.name === 'AbortError') return 'shared';
    }
  }
  return (await copyText(text)) ? 'copied' : 'neither';
}
