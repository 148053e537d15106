import { useSearchParams } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSettings } from '../../_client/live/hooks.ts';
import { hasLayer, isKey, isWriting } from '../../_shell/shortcuts/match-key.ts';

/** What is looked for in the open conversation. */
export interface Finding {
  /** What is typed; another one when a result of a search is opened. */
  readonly words: string;
  /** The message that was opened by a search; null when one began here. */
  readonly seq: number | null;
  /** Distinguishes two openings of the same. */
  readonly turn: number;
}

/**
 * The search in the open conversation: opened by its key or button, or by an address such as
 * `/chat/…?message=12&find=words`, which shows that message. Null while nothing is looked for.
 */
export function useFinding(jumpTo: (seq: number) => Promise<void>) {
  const asked = useSearchParams();
  const { singleKeys } = useSettings();
  const [finding, setFinding] = useState<Finding | null>(null);
  const message = asked.get('message');
  const words = asked.get('find') ?? '';

  const open = (next: Pick<Finding, 'words' | 'seq'>) =>
    setFinding((before) => ({ ...next, turn: (before?.turn ?? 0) + 1 }));

  const show = useEffectEvent(() => {
    // The address itself: the router's may still be that of the conversation before.
    const address = new URLSearchParams(window.location.search);
    const seq = Number(address.get('message') ?? '');
    if (!Number.isSafeInteger(seq) || seq < 1) return;
    void jumpTo(seq);
    const wanted = address.get('find') ?? '';
    if (wanted !== '') open({ words: wanted, seq });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown when the address says another message
  useEffect(() => show(), [message, words]);

  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isWriting(event.target) || hasLayer()) return;
    if (!isKey(event, 'searchHere', { hasSingleKeys: singleKeys })) return;
    event.preventDefault();
    open({ words: finding?.words ?? '', seq: null });
  });
  useEffect(() => {
    const stop = new AbortController();
    document.addEventListener('keydown', (event) => handleKey(event), { signal: stop.signal });
    return () => stop.abort();
  }, []);

  return {
    finding,
    open: () => open({ words: '', seq: null }),
    close: () => setFinding(null),
  };
}
