import clsx from 'clsx';

interface CountProps {
  readonly count: number;
  /** What is counted, for a screen reader: "unread messages". */
  readonly of: string;
  /** Marigold asks for attention; plain only informs, as in a muted conversation. */
  readonly tone?: 'signal' | 'plain';
  readonly className?: string;
}

/** A number in a pill; nothing at all for none. More than 99 is "99+", read in full. */
export function Count({ count, of, tone = 'signal', className }: CountProps) {
  if (count <= 0) return null;
  return (
    <span
      data-border-when-forced
      className={clsx(
        'text-12 inline-grid h-5 min-w-5 shrink-0 place-items-center rounded-full px-1.5 font-medium tabular-nums',
        tone === 'signal' ? 'bg-signal text-on-signal' : 'bg-hover text-ink-2',
        className,
      )}
    >
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{`${count} ${of}`}</span>
    </span>
  );
}

/** A quiet label, such as "You" or "Admin". */
export function Badge({ children }: { readonly children: string }) {
  return (
    <span className="rounded-control border-line text-12 text-ink-2 inline-block shrink-0 border px-1.5 align-middle font-medium">
      {children}
    </span>
  );
}
