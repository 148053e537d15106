'use client';

import { ArrowUp } from 'lucide-react';
import { Button } from '../../_ui/form/button.tsx';

interface ChangesAboveButtonProps {
  readonly count: number;
  readonly onClick: () => void;
}

/** Says over the list how many rows changed above it, and leads to the topmost. */
export function ChangesAboveButton({ count, onClick }: ChangesAboveButtonProps) {
  if (count === 0) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
      <Button
        variant="primary"
        size="sm"
        onClick={onClick}
        className="animate-rise shadow-layer pointer-events-auto rounded-full"
      >
        <ArrowUp aria-hidden size={14} strokeWidth={2} />
        {count === 1 ? '1 change above' : `${count} changes above`}
      </Button>
    </div>
  );
}
