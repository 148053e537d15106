import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { JumpTarget } from '../../conversation/jumping.ts';
import { findRowFrom } from './log-geometry.ts';
import { type SeqRange, startAround } from './log-window.ts';
import type { Scroller } from './use-scroller.ts';

/** How far down in the visible part the target of a jump is put. */
const TARGET_PART = 0.3;

interface JumpTargetInput {
  readonly target: JumpTarget | null;
  readonly scroller: Scroller;
  readonly rendered: SeqRange;
  readonly loaded: SeqRange;
  /** The end is not followed any more. */
  onLeaveEnd(): void;
  onRender(start: number): void;
}

/** Goes to the target of a jump once it is loaded and rendered. Answers whether it is still on the way there. */
export function useJumpTarget(input: JumpTargetInput): boolean {
  const { target, scroller, rendered, loaded, onLeaveEnd, onRender } = input;
  /** The turn of the last target that was reached. */
  const reached = useRef(0);
  const isAiming = target !== null && target.turn !== reached.current;

  /** Renders what is around the target, then, in the next pass, goes there. */
  const aim = useEffectEvent(() => {
    const element = scroller.scrollerRef.current;
    if (!target || !isAiming || !element || !isIn(loaded, target.seq)) return;
    const isRendered = isIn(rendered, target.seq);
    const row = isRendered ? findRowFrom(scroller.contentRef.current, target.seq) : null;
    onLeaveEnd();
    if (!row) {
      // It was undone, and nothing came after it.
      if (isRendered) reached.current = target.turn;
      else onRender(startAround(target.seq, loaded));
      return;
    }
    reached.current = target.turn;
    onRender(rendered.from);
    scroller.scrollBy(scroller.distanceTo(row) - element.clientHeight * TARGET_PART);
    if (!target.keepsFocus) row.focus({ preventScroll: true });
    scroller.noteAnchor();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target is gone to once it is rendered
  useLayoutEffect(() => aim(), [target, rendered.from, rendered.to, loaded.from, loaded.to]);

  return isAiming;
}

function isIn({ from, to }: SeqRange, seq: number): boolean {
  return seq >= from && seq <= to;
}
