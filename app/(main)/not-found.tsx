import { MapPinOff } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '../_ui/form/button-class.ts';
import { EmptyState } from '../_ui/layout/empty-state.tsx';

export default function MainNotFound() {
  return (
    <EmptyState
      icon={MapPinOff}
      level={1}
      title="There is nothing here"
      className="my-auto"
      action={
        <Link href="/" className={buttonClass('primary')}>
          Go to the front page
        </Link>
      }
    >
      It is gone, or it was never yours to see.
    </EmptyState>
  );
}
