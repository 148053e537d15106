import { MapPinOff } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from './_ui/form/button-class.ts';
import { EmptyState } from './_ui/layout/empty-state.tsx';

export const metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={MapPinOff}
        level={1}
        title="There is nothing here"
        action={
          <Link href="/" className={buttonClass('primary')}>
            Go to the front page
          </Link>
        }
      >
        The address may be mistyped, or what was here is gone.
      </EmptyState>
    </main>
  );
}
