import type { ReactNode } from 'react';

interface PageColumnProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of one column that scrolls: its title, and what it is about, at a width that reads well. */
export function PageColumn({ title, children }: PageColumnProps) {
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <div className="mx-auto w-full max-w-168 px-4 pt-6 pb-12 sm:px-6 sm:pt-12">
        <h1 className="font-title text-28 font-semibold">{title}</h1>
        {children}
      </div>
    </div>
  );
}
