import { type RefCallback, useCallback, useEffectEvent } from 'react';

/** How far down a panel is pulled to close it, or how fast, in pixels and milliseconds. */
const FAR = 90;
const FAST = 0.5;
/** From here on a finger pulls. */
const BEGIN = 6;

interface Pull {
  readonly y: number;
  readonly at: number;
  /** How far; null while it is not known whether it is pulled at all. */
  by: number | null;
}

/** A ref for a panel that a finger pulls down and away. What scrolls in it scrolls first. */
export function useSwipeDown(onAway: () => void): RefCallback<HTMLElement> {
  const leave = useEffectEvent(onAway);
  return useCallback(
    (panel: HTMLElement | null) => (panel ? followFinger(panel, () => leave()) : undefined),
    [],
  );
}

function followFinger(panel: HTMLElement, onAway: () => void): () => void {
  let pull: Pull | null = null;
  const stop = new AbortController();
  const { signal } = stop;
  const draw = (by: number) => {
    panel.style.transform = by > 0 ? `translateY(${by}px)` : '';
  };

  const begin = (event: TouchEvent) => {
    const [finger] = event.touches;
    pull =
      finger && event.touches.length === 1 && !isScrolled(event.target, panel)
        ? { y: finger.clientY, at: event.timeStamp, by: null }
        : null;
  };
  const move = (event: TouchEvent) => {
    const [finger] = event.touches;
    if (!pull || !finger) return;
    const by = finger.clientY - pull.y;
    if (pull.by === null) {
      // Upwards it scrolls.
      if (by < -BEGIN) pull = null;
      if (by < BEGIN) return;
    }
    event.preventDefault();
    if (!pull) return;
    pull.by = Math.max(0, by);
    draw(pull.by);
  };
  const end = (event: TouchEvent) => {
    const { by, at } = pull ?? { by: null, at: 0 };
    pull = null;
    if (by === null) return;
    draw(0);
    if (by > FAR || by / Math.max(1, event.timeStamp - at) > FAST) onAway();
  };

  panel.addEventListener('touchstart', begin, { signal, passive: true });
  // Not passive: a pull is not a scroll.
  panel.addEventListener('touchmove', move, { signal, passive: false });
  panel.addEventListener('touchend', end, { signal });
  panel.addEventListener('touchcancel', end, { signal });
  return () => stop.abort();
}

function isScrolled(target: EventTarget | null, panel: HTMLElement): boolean {
  for (let at = target instanceof Element ? target : null; at && at !== panel; at = at.parentElement)
    if (at.scrollTop > 0) return true;
  return false;
}
