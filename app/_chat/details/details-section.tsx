import { type ReactNode, useId } from 'react';

interface DetailsSectionProps {
  readonly title: string;
  /** At the end of the title's line: a button. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the details. */
export function DetailsSection({ title, action, children }: DetailsSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-t px-4 py-4">
      <div className="mb-2 flex min-h-9 flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <h3 id={id} className="text-14 text-ink-2 font-medium">
          {title}
        </h3>
        {action}
      </div>
      {children}
    </section>
  );
}
