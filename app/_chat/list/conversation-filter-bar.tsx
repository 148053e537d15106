import clsx from 'clsx';
import { type ConversationFilter, FILTERS, HIDDEN_FILTER } from './conversation-filter.ts';

interface ConversationFilterBarProps {
  readonly filter: ConversationFilter;
  /** Whether a conversation is hidden. */
  readonly hasHidden: boolean;
  onFilter(filter: ConversationFilter): void;
}

/** Which conversations are listed: all, or some of them. */
export function ConversationFilterBar({ filter, hasHidden, onFilter }: ConversationFilterBarProps) {
  const offered = hasHidden || filter === 'hidden' ? [...FILTERS, HIDDEN_FILTER] : FILTERS;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what a form sends
    <div role="group" aria-label="Show" className="border-line flex shrink-0 gap-1 border-b px-3 sm:py-1.5">
      {offered.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === filter}
          onClick={() => onFilter(value)}
          className="group grid min-h-11 place-items-center rounded-full sm:min-h-7"
        >
          <span
            className={clsx(
              'text-13 grid min-h-7 place-items-center rounded-full px-2.5 font-medium transition-colors',
              value === filter ? 'bg-selected text-brand-text' : 'text-ink-2 group-hover:bg-hover',
            )}
          >
            {label}
          </span>
        </button>
      ))}
    </div>
  );
}
