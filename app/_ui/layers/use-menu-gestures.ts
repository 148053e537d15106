import {
  type DragEvent,
  type MouseEvent,
  type PointerEvent,
  type SyntheticEvent,
  useEffect,
  useRef,
} from 'react';
import type { MenuPlace } from './menu-place.ts';

const LONG_PRESS_MS = 450;
/** How far a finger may move and still press. */
const STILL = 10;

interface MenuGestures {
  /** Whether the menu and the gestures of what is pressed are the browser's. */
  isLeft?(target: Element, by: 'mouse' | 'finger'): boolean;
  /** The menu is asked for of what is pressed. */
  onMenu(place: MenuPlace, target: Element): void;
}

interface Press {
  readonly element: HTMLElement;
  readonly id: number;
  readonly isTouch: boolean;
  readonly x: number;
  readonly y: number;
  /** Whether text of the element was selected before: some systems select the word that is pressed. */
  readonly hadSelection: boolean;
  isDown: boolean;
}

/**
 * What asks for the menu of an element: the right button and the menu key, at a point; a long press by finger, as a sheet. The browser
 * keeps its own menu with Shift, over selected text, and wherever `isLeft` says so.
 */
export function useMenuGestures({ isLeft = () => false, onMenu }: MenuGestures) {
  const press = useRef<Press | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Whether the finger that is down has asked for the menu. */
  const hasAsked = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const stopWaiting = () => clearTimeout(timer.current);
  const askByFinger = (target: Element) => {
    stopWaiting();
    if (hasAsked.current) return;
    hasAsked.current = true;
    // The focus comes back to what was pressed, unless it was elsewhere, as in what is being written.
    if (document.activeElement === document.body) focusIn(press.current?.element);
    swallowClick();
    onMenu({ kind: 'sheet' }, target);
  };
  const end = () => {
    stopWaiting();
    if (press.current) press.current.isDown = false;
  };

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      stopWaiting();
      hasAsked.current = false;
      const isTouch = event.pointerType === 'touch';
      press.current = {
        element: event.currentTarget,
        id: event.pointerId,
        isTouch,
        x: event.clientX,
        y: event.clientY,
        hadSelection: hasSelection(event.currentTarget),
        isDown: true,
      };
      // A second finger presses nothing.
      const target = targetOf(event);
      if (!isTouch || !event.isPrimary || isLeft(target, 'finger')) return;
      timer.current = setTimeout(askByFinger, LONG_PRESS_MS, target);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const start = press.current;
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) stopWaiting();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onDragStart(event: DragEvent<HTMLElement>) {
      if (press.current?.isDown && press.current.isTouch) event.preventDefault();
    },
    onContextMenu(event: MouseEvent<HTMLElement>) {
      const by = askedBy(event, press.current);
      const target = targetOf(event);
      if (by === 'finger') {
        if (isLeft(target, by)) return;
        event.preventDefault();
        return askByFinger(target);
      }
      if (by === 'mouse' && (event.shiftKey || press.current?.hadSelection || isLeft(target, by))) return;
      event.preventDefault();
      onMenu(by === 'mouse' ? pointOf(event, press.current) : besideOf(target), target);
    },
  };
}

function targetOf({ target, currentTarget }: SyntheticEvent<HTMLElement>): Element {
  return target instanceof Element ? target : currentTarget;
}

/** Who asks: browsers that do not say it are asked what was pressed, and by which button. */
function askedBy(event: MouseEvent<HTMLElement>, press: Press | null): 'mouse' | 'finger' | 'keys' {
  const type = 'pointerType' in event.nativeEvent ? event.nativeEvent.pointerType : '';
  if (type === 'touch' || (type === '' && press?.isDown && press.isTouch)) return 'finger';
  // The menu key has no button, whatever the type says; on a Mac a click with Ctrl is a right click.
  return event.button === 2 || event.ctrlKey || type === 'pen' ? 'mouse' : 'keys';
}

function pointOf(event: MouseEvent<HTMLElement>, press: Press | null): MenuPlace {
  return {
    kind: 'point',
    x: event.clientX,
    y: event.clientY,
    isByKeys: false,
    pointerId: press?.id ?? null,
    isHeld: () => press?.isDown ?? false,
  };
}

/** Under what has the focus, at its beginning. */
function besideOf(target: Element): MenuPlace {
  const { left, right, bottom, width } = target.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(target).direction === 'rtl';
  const inset = Math.min(24, width / 2);
  return {
    kind: 'point',
    x: isRightToLeft ? right - inset : left + inset,
    y: bottom,
    isByKeys: true,
    pointerId: null,
    isHeld: () => false,
  };
}

/** How long after a finger was lifted the browser may take it for a click. */
const CLICK_MS = 300;

/** Lets the finger that is down press nothing when it is lifted, neither under it nor in the menu that is there by then. */
function swallowClick(): void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const end = () => stop.abort();
  const endSoon = () => setTimeout(end, CLICK_MS);
  window.addEventListener(
    'click',
    (event) => {
      end();
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
  window.addEventListener('pointerdown', end, options);
  window.addEventListener('pointerup', endSoon, options);
  window.addEventListener('pointercancel', endSoon, options);
}

function focusIn(element: HTMLElement | undefined): void {
  const target = element?.matches('a, [tabindex]') ? element : element?.querySelector<HTMLElement>('a');
  target?.focus({ preventScroll: true });
}

function hasSelection(element: Element): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}
