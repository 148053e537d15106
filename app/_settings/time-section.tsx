'use client';

import { Time } from '../_ui/time/time.tsx';
import { useMinute } from '../_ui/time/use-minute.ts';
import { ChoiceSetting } from './setting/choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';

const CLOCKS = [
  { value: 'browser', label: 'As this browser' },
  { value: '24', label: '24-hour: 18:05' },
  { value: '12', label: '12-hour: 6:05 PM' },
];
const DATE_ORDERS = [
  { value: 'browser', label: 'As this browser' },
  { value: 'day', label: 'Day first: 3 May 2027' },
  { value: 'month', label: 'Month first: May 3, 2027' },
  { value: 'year', label: 'Year first: 2027-05-03' },
];

/** How times and dates are written. */
export function TimeSection() {
  const minute = useMinute();
  return (
    <SettingsSection title="Time and date" about="On all your devices.">
      <ChoiceSetting
        name="clock"
        label="Clock"
        hint="As this browser: as is usual in its language."
        choices={CLOCKS}
      />
      <ChoiceSetting
        name="dateOrder"
        label="Date order"
        hint="A field in which you pick a date or a time is drawn by the browser, in its own way."
        choices={DATE_ORDERS}
      />
      {minute !== 0 && (
        <p className="text-14 text-ink-2">
          It is now <Time at={new Date(minute).toISOString()} style="full" />.
        </p>
      )}
    </SettingsSection>
  );
}
