import type { Context } from '../context/context.ts';
import { processState } from '../context/process-state.ts';
import type { PushSender } from './push/push-sender.ts';

/** What notifies people in this process. */
export interface Notices {
  readonly sender: PushSender;
  /** Something may be due: looks at once. */
  wake(): void;
  stop(): Promise<void>;
}

const running = processState('notices', () => ({ notices: null as Notices | null }));

/** Called by who starts them. */
export function keepNotices(ctx: Context, notices: Notices): void {
  running(ctx).notices = notices;
}

/** What was started; throws before. */
export function noticesOf(ctx: Context): Notices {
  const { notices } = running(ctx);
  if (notices === null) throw new Error('Notices were not started.');
  return notices;
}
