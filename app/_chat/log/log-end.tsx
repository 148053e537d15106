import type { HeldThread } from '../../_client/state/thread.ts';
import { Button } from '../../_ui/form/button.tsx';

interface LogEndProps {
  readonly newer: HeldThread['newer'];
  onLoad(): void;
}

/** Under a part of the past: how to get what followed. */
export function LogEnd({ newer, onLoad }: LogEndProps) {
  return (
    <div className="flex min-h-14 items-center justify-center gap-3 pt-2">
      {newer === 'failed' && <span className="text-13 text-danger">Could not load newer messages.</span>}
      <Button size="sm" variant="quiet" isBusy={newer === 'loading'} onClick={onLoad}>
        {newer === 'failed' ? 'Try again' : 'Newer messages'}
      </Button>
    </div>
  );
}
