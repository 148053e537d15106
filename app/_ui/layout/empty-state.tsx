import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon?: LucideIcon;
  /** What is so: "No conversations yet". */
  readonly title: string;
  /** The level of the title among the headings of the page. */
  readonly level?: 1 | 2 | 3;
  /** What is next. */
  readonly children?: ReactNode;
  /** The button or link that does it. */
  readonly action?: ReactNode;
  readonly className?: string;
}

/** Says that nothing is here, why, and what to do next. */
export function EmptyState({ icon: Icon, title, level = 2, children, action, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={clsx('mx-auto flex max-w-96 flex-col items-center gap-2 px-6 py-12 text-center', className)}
    >
      {Icon && (
        <span className="bg-selected text-brand-text mb-2 grid size-14 place-items-center rounded-full">
          <Icon aria-hidden size={24} strokeWidth={1.5} />
        </span>
      )}
      <Heading className="font-title text-22 text-ink font-semibold text-balance">{title}</Heading>
      {children && <div className="text-16 text-ink-2 text-balance">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
