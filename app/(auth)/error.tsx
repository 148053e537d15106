'use client';

import { Button } from '../_ui/form/button.tsx';
import { FaultReference } from '../_ui/layout/fault-reference.tsx';

interface AuthErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function AuthError({ error, retry }: AuthErrorProps) {
  return (
    <div role="alert">
      <h1 className="font-title text-28 mb-2 font-semibold">This page could not be shown</h1>
      <p className="text-16 text-ink-2 mb-6">Something failed on our side. Try again in a moment.</p>
      <FaultReference id={error.digest} />
      <Button variant="primary" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
