import type { Context } from '../../context/context.ts';
import { registerGauge } from '../../process/metrics/metrics.ts';
import type { Candidate, Surroundings } from '../decide/situations.ts';
import type { PushSender } from '../push/push-sender.ts';
import { deliverNotices } from './deliver.ts';
import { decideNew } from './new-notices.ts';

/** So many pushes are under way at once. */
const UNDER_WAY_MAX = 5_000;

export interface Notified {
  /** Resolves to whether what became of these notices is stored; does not reject. */
  readonly delivered: Promise<boolean>;
}

/** Resolves when it is decided for some people, and what was decided is under way. */
export type NotifySome = (some: readonly Candidate[], surroundings: Surroundings) => Promise<Notified>;

interface Around {
  readonly sender: PushSender;
  /** Something is to be looked at then. */
  wakeAt(date: Date | null): void;
  warn(error: unknown): void;
}

export function createNotifySome(ctx: Context, { sender, wakeAt, warn }: Around): NotifySome {
  let underWay = 0;
  registerGauge('pushes_under_way', 'Notices that are being handed to push services.', () => underWay);
  return async (some, surroundings) => {
    const { ready, nextAt } = await decideNew(ctx, some, surroundings);
    wakeAt(nextAt);
    // Beyond it they wait: their message is taken over later.
    if (underWay + ready.length > UNDER_WAY_MAX) return { delivered: Promise.resolve(false) };
    underWay += ready.length;
    const delivered = deliverNotices(ctx, sender, ready)
      .then((againAt) => {
        wakeAt(againAt);
        return true;
      })
      .catch((error: unknown) => {
        warn(error);
        return false;
      })
      .finally(() => {
        underWay -= ready.length;
      });
    return { delivered };
  };
}
