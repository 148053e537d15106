import { Lock } from 'lucide-react';

/** Instead of the composer where one cannot write: why. */
export function ReadOnlyBar({ reason }: { readonly reason: string }) {
  return (
    <p
      role="status"
      className="border-line bg-surface text-14 text-ink-2 flex min-h-14 shrink-0 items-center justify-center gap-2 border-t px-4 pt-2 pb-[calc(8px+var(--safe-bottom))] text-center"
    >
      <Lock aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
      {reason}
    </p>
  );
}
