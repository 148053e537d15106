import clsx from 'clsx';

export type Presence = 'online' | 'away' | 'offline';

export const PRESENCE_LABELS: Readonly<Record<Presence, string>> = {
  online: 'Online',
  away: 'Away',
  offline: 'Offline',
};

interface PresenceDotProps {
  readonly presence: Presence;
  readonly isSilent: boolean;
  readonly size: number;
}

/** Online is a full dot, away a half one, offline nothing at all: the shape says it without colour. */
export function PresenceDot({ presence, isSilent, size }: PresenceDotProps) {
  return (
    <>
      {presence !== 'offline' && (
        <span
          aria-hidden
          data-border-when-forced={presence === 'away' ? '' : undefined}
          data-fill-when-forced={presence === 'online' ? '' : undefined}
          className={clsx(
            'outline-surface absolute right-0 bottom-0 rounded-full outline-2 outline-solid',
            size >= 40 ? 'size-2.5' : 'size-2',
            presence === 'online' ? 'bg-ok' : 'border-warn bg-surface border-2',
          )}
        />
      )}
      {!isSilent && <span className="sr-only">{PRESENCE_LABELS[presence]}</span>}
    </>
  );
}
