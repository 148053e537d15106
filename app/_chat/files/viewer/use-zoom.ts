import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { moved, type Point, type View, WHOLE, within, zoomed } from './zoom.ts';

const STEP = 1.5;
const DOUBLE_CLICK = 2.5;
/** How far a finger must go aside for the next picture, and down to close, in pixels. */
const SWIPE = 56;
const PULL = 110;
/** How far the pointer may move and still press. */
const STILL = 8;

interface ZoomInput {
  onSwipe(direction: 1 | -1): void;
  /** A finger pulled the picture down, or the empty space beside it was pressed. */
  onLeave(): void;
}

export interface Zoom {
  readonly stageRef: RefObject<HTMLDivElement | null>;
  readonly pictureRef: RefObject<HTMLImageElement | null>;
  readonly view: View;
  /** Whether fingers or the mouse hold the picture: it follows at once then. */
  readonly isHeld: boolean;
  zoomIn(): void;
  zoomOut(): void;
  reset(): void;
  /** Moves what is seen of an enlarged picture. */
  pan(by: Point): void;
  readonly handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(event: PointerEvent<HTMLElement>): void;
    onDoubleClick(event: { readonly clientX: number; readonly clientY: number }): void;
  };
}

/** Zooming by wheel, keys, double click and two fingers; panning and swiping by one. */
export function useZoom({ onSwipe, onLeave }: ZoomInput): Zoom {
  const stageRef = useRef<HTMLDivElement>(null);
  const pictureRef = useRef<HTMLImageElement>(null);
  const [view, setView] = useState(WHOLE);
  const [isHeld, setIsHeld] = useState(false);
  const pointers = useRef(new Map<number, Point>());
  const start = useRef<Point | null>(null);

  const keep = (next: View) => {
    const [stage, picture] = [stageRef.current, pictureRef.current];
    if (!stage || !picture) return;
    setView(
      within(
        next,
        { width: stage.clientWidth, height: stage.clientHeight },
        { width: picture.offsetWidth, height: picture.offsetHeight },
      ),
    );
  };
  const fromMiddle = ({ x, y }: Point): Point => {
    const box = stageRef.current?.getBoundingClientRect();
    return box ? { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 } : { x: 0, y: 0 };
  };
  const zoomBy = (factor: number, at: Point = { x: 0, y: 0 }) => keep(zoomed(view, factor, at));

  const handleWheel = useEffectEvent((event: WheelEvent) => {
    // Not the page: also not by Ctrl and the wheel, which is how a pinch on a touchpad arrives.
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY / 300), fromMiddle({ x: event.clientX, y: event.clientY }));
  });
  useEffect(() => {
    const stage = stageRef.current;
    if (!stage) return;
    const handle = (event: WheelEvent) => handleWheel(event);
    stage.addEventListener('wheel', handle, { passive: false });
    return () => stage.removeEventListener('wheel', handle);
  }, []);

  const release = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
    if (pointers.current.size === 0) setIsHeld(false);
  };

  return {
    stageRef,
    pictureRef,
    view,
    isHeld,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    reset: () => setView(WHOLE),
    pan: (by) => keep(moved(view, by)),
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0 || (event.target as Element).closest('button')) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const point = { x: event.clientX, y: event.clientY };
        start.current = pointers.current.size === 0 ? point : null;
        pointers.current.set(event.pointerId, point);
        setIsHeld(true);
      },
      onPointerMove(event) {
        const before = pointers.current.get(event.pointerId);
        if (!before) return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
        pointers.current.set(event.pointerId, now);
        if (other) {
          const factor = distance(now, other) / Math.max(1, distance(before, other));
          return zoomBy(factor, fromMiddle({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
        }
        if (view.scale > 1) keep(moved(view, { x: now.x - before.x, y: now.y - before.y }));
      },
      onPointerUp(event) {
        const from = start.current;
        release(event);
        if (!from || pointers.current.size > 0 || view.scale > 1) return;
        const way = { x: event.clientX - from.x, y: event.clientY - from.y };
        if (distance(way, { x: 0, y: 0 }) <= STILL) {
          if (event.target === stageRef.current) onLeave();
        } else if (event.pointerType === 'touch') {
          if (Math.abs(way.x) > Math.abs(way.y)) {
            if (Math.abs(way.x) >= SWIPE) onSwipe(way.x < 0 ? 1 : -1);
          } else if (way.y >= PULL) onLeave();
        }
      },
      onPointerCancel: release,
      onDoubleClick({ clientX, clientY }) {
        if (view.scale > 1) setView(WHOLE);
        else zoomBy(DOUBLE_CLICK, fromMiddle({ x: clientX, y: clientY }));
      },
    },
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
