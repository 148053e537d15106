import { ArrowDown } from 'lucide-react';

interface JumpToEndProps {
  /** How many messages came that were not seen. */
  readonly count: number;
  /** Whether one of them mentions the reader. */
  readonly hasMention: boolean;
  onJump(): void;
}

/** Scrolls to the latest message, and says what came meanwhile. */
export function JumpToEnd({ count, hasMention, onJump }: JumpToEndProps) {
  const news = [count > 0 ? `${count} new` : '', hasMention ? 'you are mentioned' : ''].filter(Boolean);
  return (
    <button
      type="button"
      onClick={onJump}
      aria-label={['Jump to latest', ...news].join(', ')}
      className="floating animate-fade text-14 text-ink-2 hover:bg-hover absolute right-4 bottom-3 flex min-h-10 min-w-10 items-center justify-center gap-1.5 rounded-full px-2.5 font-medium"
    >
      <ArrowDown aria-hidden size={18} strokeWidth={1.75} />
      {count > 0 && <span className="text-ink pr-1 tabular-nums">{count} new</span>}
      {hasMention && (
        <span
          aria-hidden
          className="bg-signal text-on-signal text-13 grid size-5 place-items-center rounded-full"
        >
          @
        </span>
      )}
    </button>
  );
}
