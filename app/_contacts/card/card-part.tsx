'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';

interface CardPartProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the card of a contact that is folded, and drawn, and so read, when it is opened. */
export function CardPart({ title, children }: CardPartProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      className="group/part [@media(scripting:none)]:hidden"
    >
      <summary className="rounded-control text-14 text-ink-2 hover:bg-hover -mx-2 flex min-h-11 list-none items-center gap-1 px-2 font-medium sm:min-h-9 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className="transition-transform group-open/part:rotate-90"
        />
        {title}
      </summary>
      {isOpen && <Suspense>{children}</Suspense>}
    </details>
  );
}
