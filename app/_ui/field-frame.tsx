import clsx from 'clsx';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  /** The label is read aloud but not drawn, for a search box with an icon. */
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

export const CONTROL_CLASS =
  'block w-full min-w-0 rounded-control border border-control bg-surface px-3 text-16 text-ink transition-colors enabled:hover:border-ink-3 disabled:opacity-60 aria-invalid:border-danger sm:text-14';

/** The ids that describe a field: its error first, then its hint. */
export function describedBy(id: string, error: unknown, hint: unknown): string | undefined {
  const ids = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** A label above its control, a hint and an error below. The control takes its description from {@link describedBy}. */
export function FieldFrame({ id, label, isLabelHidden, hint, error, children, className }: FieldFrameProps) {
  return (
    <div className={clsx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-14 text-ink-2 font-medium'}>
        {label}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="text-13 text-danger flex items-start gap-1.5">
          <CircleAlert aria-hidden size={14} strokeWidth={2} className="mt-0.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-13 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}
