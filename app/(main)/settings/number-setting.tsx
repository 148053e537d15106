'use client';

import { useRef, useState } from 'react';
import { TextField } from '../../_ui/text-field.tsx';
import { SettingFrame } from './setting-frame.tsx';
import { useSetting } from './use-setting.ts';

interface NumberSettingProps {
  readonly name: 'directPage' | 'roomPage';
  readonly label: string;
  readonly hint: string;
  readonly saved: number;
}

/** A setting that is a whole number; saved on leaving the field or by Enter. */
export function NumberSetting({ name, label, hint, saved }: NumberSettingProps) {
  const setting = useSetting(name);
  const [text, setText] = useState(String(saved));
  const sentRef = useRef(text);
  const handleLeave = () => {
    if (text === sentRef.current) return;
    sentRef.current = text;
    setting.save();
  };
  return (
    <SettingFrame setting={setting}>
      <TextField
        name={name}
        label={label}
        hint={hint}
        error={setting.error}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={handleLeave}
        className="max-w-60"
      />
    </SettingFrame>
  );
}
