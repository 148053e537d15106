'use client';

import { CloudAlert } from 'lucide-react';
import { Button } from '../_ui/form/button.tsx';
import { EmptyState } from '../_ui/layout/empty-state.tsx';
import { FaultReference } from '../_ui/layout/fault-reference.tsx';

interface MainErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** A page that failed; the navigation bar and the live connection go on beside it. */
export default function MainError({ error, retry }: MainErrorProps) {
  return (
    <div role="alert" className="my-auto">
      <EmptyState
        icon={CloudAlert}
        level={1}
        title="This page could not be shown"
        action={
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        }
      >
        Something failed on our side. What you wrote is kept on this device.
        <FaultReference id={error.digest} />
      </EmptyState>
    </div>
  );
}
