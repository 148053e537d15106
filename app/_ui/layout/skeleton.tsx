import clsx from 'clsx';

/** A grey bar where text will be; give it its size by `className`. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      data-border-when-forced
      className={clsx('animate-breathe rounded-control bg-line/70 block', className)}
    />
  );
}

interface SkeletonListProps {
  /** What is being loaded, for a screen reader: "Loading contacts". */
  readonly label: string;
  readonly rows?: number;
}

/** Rows to come in a list, shown only after 150 ms, so that a quick answer does not flicker. */
export function SkeletonList({ label, rows = 8 }: SkeletonListProps) {
  return (
    <div role="status" className="animate-late">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: alike and never reordered
        <div key={index} className="flex h-16 items-center gap-3 px-4">
          <Skeleton className="size-10 shrink-0 rounded-full" />
          <div className="flex grow flex-col gap-2">
            <Skeleton className={clsx('h-3', index % 3 === 1 ? 'w-2/5' : 'w-1/2')} />
            <Skeleton className={clsx('h-3', index % 2 === 1 ? 'w-3/5' : 'w-4/5')} />
          </div>
        </div>
      ))}
    </div>
  );
}
