import type { LiveStore } from '../state/live-store.ts';

const TINT_MS = 1400;
const GHOST_MS = 6000;

/**
 * Ends what is shown for a moment only: the tint of a contact that another person changed, and the row of one that was
 * deleted. Returns how to stop.
 */
export function endHighlights(store: LiveStore): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const after = (ms: number, key: string, work: () => void) => {
    if (timers.has(key)) return;
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        work();
      }, ms),
    );
  };

  const unsubscribe = store.subscribe(() => {
    const { list } = store.getState().addressBook;
    if (list === null) return;
    for (const id of list.ghosts) {
      after(GHOST_MS, `ghost ${id}`, () => {
        store.dispatch({ type: 'contact list', action: { type: 'ghost ended', id } });
      });
    }
    if (list.recentChanges.size === 0) return;
    // Without motion there is no tint that fades; the highlight stays until the contact is opened.
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const [id, { revision }] of list.recentChanges) {
      after(TINT_MS, `tint ${id} ${revision}`, () => {
        store.dispatch({ type: 'contact list', action: { type: 'recent change ended', id, revision } });
      });
    }
  });
  return () => {
    unsubscribe();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}
