import { type PointerEvent, type PointerEventHandler, useRef, useState } from 'react';
import { SELECTING } from './actions/selecting.ts';

/** How far a finger may move and still stay, and how far it must go to answer. */
const STILL = 10;
const SWIPE = 56;
const SWIPE_MAX = 72;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Swipe {
  /** How far the message is pulled aside, in pixels. */
  readonly offset: number;
  /** The finger does something else now. */
  end(): void;
  readonly handlers: {
    readonly onPointerDown: PointerEventHandler<HTMLElement>;
    readonly onPointerMove: PointerEventHandler<HTMLElement>;
    readonly onPointerUp: PointerEventHandler<HTMLElement>;
    readonly onPointerCancel: PointerEventHandler<HTMLElement>;
  };
}

/** A swipe towards the end of the line, by finger only. */
export function useSwipe(onSwipe: () => void): Swipe {
  const [offset, setOffset] = useState(0);
  const start = useRef<Point | null>(null);

  const end = () => {
    start.current = null;
    setOffset(0);
  };

  return {
    offset,
    end,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const isOnControl =
          event.target instanceof Element && event.target.closest(`button, a, pre, [${SELECTING}]`);
        if (event.pointerType !== 'touch' || isOnControl) return;
        start.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (start.current) setOffset(pullOf(wayFrom(start.current, event)));
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
