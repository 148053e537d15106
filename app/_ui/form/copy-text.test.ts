import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyText } from './copy-text.ts';

/** A document that copies by a copy event, as browsers do on any page, or refuses to. */
function fakeDocument(canCopy: boolean) {
  const clipboard: string[] = [];
  const handlers = new Set<(event: unknown) => void>();
  const clipboardData = { setData: (_type: string, text: string) => clipboard.push(text) };
  vi.stubGlobal('document', {
    addEventListener: (_type: string, handler: (event: unknown) => void) => handlers.add(handler),
    removeEventListener: (_type: string, handler: (event: unknown) => void) => handlers.delete(handler),
    execCommand: () => {
      if (canCopy) for (const handler of handlers) handler({ clipboardData, preventDefault: () => {} });
      return canCopy;
    },
  });
  return { clipboard, handlers };
}

afterEach(() => vi.unstubAllGlobals());

describe('copyText', () => {
  it('writes to the clipboard where the page has one', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(await copyText('+44 20 7946 0018')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('+44 20 7946 0018');
  });

  it('copies by the copy event on plain http, where there is no clipboard, and leaves no listener behind', async () => {
    vi.stubGlobal('navigator', {});
    const { clipboard, handlers } = fakeDocument(true);
    expect(await copyText('ada@example.org')).toBe(true);
    expect(clipboard).toEqual(['ada@example.org']);
    expect(handlers.size).toBe(0);
  });

  it('tries the copy event when the clipboard refuses, and says so when that fails, too', async () => {
    const writeText = async () => Promise.reject(new Error('not allowed'));
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const { clipboard } = fakeDocument(true);
    expect(await copyText('a')).toBe(true);
    expect(clipboard).toEqual(['a']);
    fakeDocument(false);
    expect(await copyText('a')).toBe(false);
  });
});
