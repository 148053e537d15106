'use client';

import { type ReactNode, useState } from 'react';
import { CheckField } from '../../_ui/check-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useSetting } from './use-setting.ts';

interface CheckSettingProps {
  readonly name: 'hidePresence' | 'singleKeys' | 'enterSends';
  readonly label: string;
  readonly hint: ReactNode;
  readonly isOn: boolean;
}

/** A setting that is on or off. */
export function CheckSetting({ name, label, hint, isOn }: CheckSettingProps) {
  const setting = useSetting(name);
  const [isChecked, setIsChecked] = useState(isOn);
  return (
    <SettingFrame setting={setting}>
      <CheckField
        name={name}
        label={label}
        hint={setting.error ?? hint}
        checked={setting.error === undefined ? isChecked : isOn}
        onChange={(event) => {
          setIsChecked(event.target.checked);
          setting.save();
        }}
      />
    </SettingFrame>
  );
}
