'use client';

import { useEffect, useRef } from 'react';

const DELAY_MS = 400;
const GAP = 6;

function position(tip: HTMLElement, target: HTMLElement) {
  const at = target.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const isBeside = target.dataset.tooltipSide === 'right';
  const below = at.bottom + GAP;
  const top = isBeside
    ? at.top + (at.height - height) / 2
    : below + height > window.innerHeight
      ? at.top - GAP - height
      : below;
  const left = isBeside ? at.right + GAP : at.left + (at.width - width) / 2;
  tip.style.top = `${Math.round(top)}px`;
  tip.style.left = `${Math.round(Math.max(4, Math.min(left, window.innerWidth - width - 4)))}px`;
}

const placeOf = ({ clientX, clientY }: PointerEvent) => `${clientX} ${clientY}`;

/**
 * Draws the tooltip of whatever carries `data-tooltip`, for the whole document: one element in the top layer, so that
 * no list clips it. Hidden from screen readers: the element itself has the same text as its accessible name.
 */
export function TooltipLayer() {
  const tipRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tip = tipRef.current;
    if (!tip || typeof tip.showPopover !== 'function') return;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hide = () => {
      clearTimeout(timer);
      if (tip.matches(':popover-open')) tip.hidePopover();
    };
    const show = (target: HTMLElement) => {
      if (!target.isConnected || target.ariaExpanded === 'true') return;
      tip.textContent = target.dataset.tooltip ?? '';
      tip.showPopover();
      position(tip, target);
    };
    /** Where the pointer pressed: what comes to lie under it there was not pointed at. */
    let pressed: string | null = null;
    const handle = (event: Event) => {
      const found =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tooltip]') : null;
      hide();
      if (!found) return;
      if (event.type === 'focusin') {
        if (found.matches(':focus-visible')) timer = setTimeout(show, DELAY_MS, found);
      } else if (event instanceof PointerEvent && event.pointerType === 'mouse') {
        if (placeOf(event) === pressed) return;
        timer = setTimeout(show, DELAY_MS, found);
      }
    };
    const handlePress = (event: PointerEvent) => {
      pressed = placeOf(event);
      hide();
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };

    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('pointerover', handle, { signal });
    document.addEventListener('focusin', handle, { signal });
    document.addEventListener('focusout', hide, { signal });
    document.addEventListener('pointerdown', handlePress, { signal });
    document.addEventListener('scroll', hide, { signal, capture: true, passive: true });
    document.addEventListener('keydown', handleKey, { signal });
    return () => {
      stop.abort();
      hide();
    };
  }, []);

  return <div ref={tipRef} popover="manual" aria-hidden className="tooltip" />;
}
