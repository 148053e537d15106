import type { MouseEvent, PointerEvent } from 'react';
import { useMenuGestures } from '../../_ui/layers/use-menu-gestures.ts';
import { useMessageActions } from './actions/message-actions.ts';
import type { ActedOn } from './actions/message-entries.ts';
import { SELECTING } from './actions/selecting.ts';
import { useSwipe } from './use-swipe.ts';

/** Where a right click is for the browser: it has a menu of its own there. */
const LEFT_TO_MOUSE = 'a, img, video, audio, input, textarea, select, [popover]';
/** What a finger presses by itself, or scrolls; a reaction it holds. */
const LEFT_TO_FINGER = `a, button:not([data-reaction]), pre, [popover], [${SELECTING}]`;

/**
 * The menu of a message by the right button, the menu key and a long press, who reacted by a long press on a reaction, and an answer by
 * a swipe; each has a button that does the same. Nothing for what is not stored (null).
 */
export function useMessageGestures(on: ActedOn | null) {
  const actions = useMessageActions();
  const swipe = useSwipe(() => {
    if (on?.isWritable) actions.reply(on.message);
  });
  const menu = useMenuGestures({
    isLeft: (target, by) =>
      on === null || target.closest(by === 'mouse' ? LEFT_TO_MOUSE : LEFT_TO_FINGER) !== null,
    onMenu: (place, target) => {
      swipe.end();
      if (!on) return;
      const reaction = target.closest<HTMLElement>('[data-reaction]')?.dataset.reaction;
      if (place.kind === 'sheet' && reaction !== undefined) actions.showReactions(on.message, reaction);
      else actions.openMenu(on, place);
    },
  });
  const both =
    <K extends keyof typeof swipe.handlers>(name: K) =>
    (event: PointerEvent<HTMLElement>) => {
      menu[name](event);
      swipe.handlers[name](event);
    };
  return {
    offset: swipe.offset,
    handlers: {
      ...menu,
      onContextMenu: (event: MouseEvent<HTMLElement>) => {
        if (on) menu.onContextMenu(event);
      },
      onPointerDown: both('onPointerDown'),
      onPointerMove: both('onPointerMove'),
      onPointerUp: both('onPointerUp'),
      onPointerCancel: both('onPointerCancel'),
    },
  };
}
