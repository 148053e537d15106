import { createContext, useContext, useRef, useState } from 'react';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { useToast } from '../../_ui/layers/toast.tsx';

/** The message that the log scrolls to. `turn` distinguishes two jumps to the same one. */
export interface JumpTarget extends JumpOptions {
  readonly seq: number;
  readonly turn: number;
}

interface JumpOptions {
  /** The focus stays where it is, such as in the box of a search. */
  readonly keepsFocus?: boolean;
}

interface Jumping {
  readonly target: JumpTarget | null;
  /** Scrolls to a message of this conversation, which is loaded first if needed. Resolves when that is done or failed. */
  jumpTo(seq: number, options?: JumpOptions): Promise<void>;
  /** Scrolls to the first message of a day (YYYY-MM-DD by this device's calendar), or after it. */
  jumpToDay(day: string): void;
}

export const JumpingContext = createContext<Jumping | null>(null);

/** Jumps to a message of the open conversation. */
export function useJumping(): Jumping {
  const jumping = useContext(JumpingContext);
  if (!jumping) throw new Error('This needs a ConversationScreen around it.');
  return jumping;
}

/** Keeps the target of the last jump: the last one asked for wins, however late an earlier page arrives. */
export function useJumps(conversationId: string): Jumping {
  const { pages } = useLiveClient();
  const toast = useToast();
  const turns = useRef(0);
  const [target, setTarget] = useState<JumpTarget | null>(null);

  const lead = async (find: () => Promise<number | null>, { keepsFocus = false }: JumpOptions = {}) => {
    turns.current += 1;
    const turn = turns.current;
    try {
      const seq = await find();
      if (turn !== turns.current) return;
      if (seq === null) toast('There are no messages on that day or after it.');
      else setTarget({ seq, turn, keepsFocus });
    } catch (thrown) {
      toast(`Could not go there — ${errorMessage(thrown)}`);
    }
  };

  return {
    target,
    jumpTo: (seq, options) =>
      lead(async () => {
        await pages.showAround(conversationId, seq);
        return seq;
      }, options),
    jumpToDay: (day) =>
      void lead(() => pages.showFrom(conversationId, new Date(`${day}T00:00:00`).toISOString())),
  };
}
