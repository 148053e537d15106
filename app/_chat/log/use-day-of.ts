import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Names calendar days: in UTC on the server and in the first pass, which must be alike, then by the reader's clock. */
export function useDayOf(): (at: string) => string {
  const isOwn = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isOwn ? ownDay : utcDay;
}

function utcDay(at: string): string {
  return at.slice(0, 10);
}

function ownDay(at: string): string {
  const time = new Date(at);
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`;
}
