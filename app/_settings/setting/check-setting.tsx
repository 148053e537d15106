'use client';

import type { ReactNode } from 'react';
import { useSettings } from '../../_client/live/hooks.ts';
import { CheckField } from '../../_ui/form/check-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useChosen, useSetting } from './use-setting.ts';

interface CheckSettingProps {
  readonly name: 'hidePresence' | 'singleKeys' | 'enterSends' | 'birthdayNotices';
  readonly label: string;
  readonly hint: ReactNode;
  /** Instead of `hint` while it is on. */
  readonly hintOn?: ReactNode;
}

/** A setting that is on or off. */
export function CheckSetting({ name, label, hint, hintOn = hint }: CheckSettingProps) {
  const setting = useSetting(name);
  const isOn = useSettings()[name];
  const [isChecked, setIsChecked] = useChosen(isOn, setting.isPending);
  return (
    <SettingFrame setting={setting}>
      <CheckField
        name={name}
        label={label}
        hint={setting.error ?? (isOn ? hintOn : hint)}
        checked={setting.error === undefined ? isChecked : isOn}
        onChange={(event) => {
          setIsChecked(event.target.checked);
          setting.save();
        }}
      />
    </SettingFrame>
  );
}
