import { type PointerEvent, type PointerEventHandler, useEffect, useRef, useState } from 'react';

const LONG_PRESS_MS = 450;
/** How far a finger may move and still press, and how far it must go to answer. */
const STILL = 10;
const SWIPE = 56;
const SWIPE_MAX = 72;

interface TouchGestures {
  /** How far the message is pulled aside, in pixels. */
  readonly offset: number;
  readonly handlers: {
    readonly onPointerDown: PointerEventHandler<HTMLElement>;
    readonly onPointerMove: PointerEventHandler<HTMLElement>;
    readonly onPointerUp: PointerEventHandler<HTMLElement>;
    readonly onPointerCancel: PointerEventHandler<HTMLElement>;
  };
}

/** A long press and a swipe towards the end of the line, by finger alone; each has a button that does the same. */
export function useTouchGestures({
  onLongPress,
  onSwipe,
}: {
  onLongPress(pointerId: number): void;
  onSwipe(): void;
}): TouchGestures {
  const [offset, setOffset] = useState(0);
  const start = useRef<{ x: number; y: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const end = () => {
    clearTimeout(timer.current);
    start.current = null;
    setOffset(0);
  };

  return {
    offset,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const isOnControl = event.target instanceof Element && event.target.closest('button, a, pre');
        if (event.pointerType !== 'touch' || isOnControl) return;
        start.current = { x: event.clientX, y: event.clientY };
        timer.current = setTimeout(() => {
          end();
          onLongPress(event.pointerId);
        }, LONG_PRESS_MS);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!start.current) return;
        const x = event.clientX - start.current.x;
        const y = event.clientY - start.current.y;
        if (Math.abs(x) > STILL || Math.abs(y) > STILL) clearTimeout(timer.current);
        setOffset(Math.abs(y) > Math.abs(x) ? 0 : Math.max(0, Math.min(SWIPE_MAX, x - STILL)));
      },
      onPointerUp() {
        const hasSwiped = start.current !== null && offset >= SWIPE;
        end();
        if (hasSwiped) onSwipe();
      },
      onPointerCancel: end,
    },
  };
}
