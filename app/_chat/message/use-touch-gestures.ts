import { type PointerEvent, type PointerEventHandler, useEffect, useRef, useState } from 'react';

const LONG_PRESS_MS = 450;
/** How far a finger may move and still press, and how far it must go to answer. */
const STILL = 10;
const SWIPE = 56;
const SWIPE_MAX = 72;

interface Point {
  readonly x: number;
  readonly y: number;
}

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

/** A long press and a swipe towards the end of the line, by finger only; each has a button that does the same. */
export function useTouchGestures({
  onLongPress,
  onSwipe,
}: {
  onLongPress(pointerId: number): void;
  onSwipe(): void;
}): TouchGestures {
  const [offset, setOffset] = useState(0);
  const start = useRef<Point | null>(null);
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
        const { x, y } = wayFrom(start.current, event);
        if (Math.abs(x) > STILL || Math.abs(y) > STILL) clearTimeout(timer.current);
        setOffset(pullOf({ x, y }));
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        // Not by what is drawn: a flick is over before anything is.
        const hasSwiped = start.current !== null && pullOf(wayFrom(start.current, event)) >= SWIPE;
        end();
        if (hasSwiped) onSwipe();
      },
      onPointerCancel: end,
    },
  };
}

function wayFrom(start: Point, { clientX, clientY }: PointerEvent): Point {
  return { x: clientX - start.x, y: clientY - start.y };
}

/** How far a finger that went this way pulls the message aside; not at all when it rather went up or down. */
function pullOf({ x, y }: Point): number {
  return Math.abs(y) > Math.abs(x) ? 0 : Math.max(0, Math.min(SWIPE_MAX, x - STILL));
}
