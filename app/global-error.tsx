'use client';

import { Button } from './_ui/form/button.tsx';
import { EmptyState } from './_ui/layout/empty-state.tsx';
import { FaultReference } from './_ui/layout/fault-reference.tsx';
import './globals.css';

interface GlobalErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** When even the frame failed: nothing is around it, so it brings its own document. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body className="bg-bg text-16 text-ink font-sans">
        <title>Parley</title>
        <main role="alert" className="grid min-h-dvh place-items-center">
          <EmptyState
            level={1}
            title="Parley could not be shown"
            action={
              <>
                <Button variant="primary" onClick={retry}>
                  Try again
                </Button>
                <Button onClick={() => window.location.assign('/')}>Start from the front page</Button>
              </>
            }
          >
            Something failed on our side. What you wrote is kept on this device.
            <FaultReference id={error.digest} />
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
