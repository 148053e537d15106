'use client';

import { useState } from 'react';
import { type QuietHours, WEEKDAYS, type Weekday } from '@/lib/contract/notices/quiet-hours.ts';
import { useMe } from '../../_client/live/hooks.ts';
import { useLiveClient } from '../../_client/live/live-context.ts';
import { errorMessage } from '../../_client/rest/api-error.ts';
import { CheckField } from '../../_ui/form/check-field.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';
import { browserTimeZone } from '../../_ui/time/browser-time-zone.ts';
import { QuietDay } from './quiet-day.tsx';

const LABELS: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const NIGHT = { from: '22:00', to: '07:00' };

/** When nothing notifies, by weekday, and what those who write then are told. Saves itself. */
export function QuietHoursSettings() {
  const live = useLiveClient();
  const { settings, timeZone } = useMe();
  // What was chosen is shown at once, and what is saved after a refusal.
  const [chosen, setChosen] = useState<{ readonly quietHours: QuietHours | null } | null>(null);
  const { quietHours } = chosen ?? settings;
  const [status, setStatus] = useState('');
  const [error, setError] = useState('');

  const save = (next: QuietHours | null) => {
    const choice = { quietHours: next };
    setChosen(choice);
    setStatus('Saving…');
    setError('');
    live
      .updateMe({ settings: choice })
      .then(
        () => setStatus('Saved'),
        (thrown: unknown) => {
          setStatus('');
          setError(`Not saved. ${errorMessage(thrown)}`);
        },
      )
      // A later choice is still on its way.
      .finally(() => setChosen((now) => (now === choice ? null : now)));
  };

  return (
    <div className="relative noscript:hidden">
      <StatusLine text={status} className="absolute top-2 right-0" />
      <CheckField
        label="Quiet hours"
        hint={
          quietHours === null
            ? 'Nothing notifies you then. One summary tells you afterwards what came.'
            : `By the clock of ${quietHours.timeZone.replaceAll('_', ' ')}. One summary tells you afterwards what came.`
        }
        checked={quietHours !== null}
        onChange={({ target }) =>
          save(target.checked ? everyNight(timeZone ?? browserTimeZone() ?? 'UTC') : null)
        }
      />
      {quietHours !== null && (
        <div className="flex flex-col gap-4 pl-8 sm:pl-7">
          <div className="flex flex-col gap-1">
            {WEEKDAYS.map((day) => (
              <QuietDay
                key={day}
                label={LABELS[day]}
                span={quietHours.days[day]}
                usual={NIGHT}
                onChange={(span) => save({ ...quietHours, days: { ...quietHours.days, [day]: span } })}
              />
            ))}
          </div>
          <div>
            <CheckField
              label="Tell who writes to me that it is quiet"
              hint="In a direct conversation they see what time it is for you, and that it arrives silently."
              checked={quietHours.isShownToSenders}
              onChange={({ target }) => save({ ...quietHours, isShownToSenders: target.checked })}
            />
            <CheckField
              label="Let them notify me anyway"
              hint="By a button, for each message that cannot wait."
              checked={quietHours.allowsUrgent}
              disabled={!quietHours.isShownToSenders}
              onChange={({ target }) => save({ ...quietHours, allowsUrgent: target.checked })}
            />
          </div>
        </div>
      )}
      <StatusLine text={error} tone="danger" className="mt-2 empty:hidden" />
    </div>
  );
}

function everyNight(timeZone: string): QuietHours {
  return {
    timeZone,
    days: { mon: NIGHT, tue: NIGHT, wed: NIGHT, thu: NIGHT, fri: NIGHT, sat: NIGHT, sun: NIGHT },
    isShownToSenders: true,
    allowsUrgent: true,
  };
}
