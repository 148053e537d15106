'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { IconButton } from './icon-button.tsx';
import { TextField } from './text-field.tsx';

interface PasswordFieldProps
  extends Omit<
    ComponentProps<typeof TextField>,
    'type' | 'trailing' | 'value' | 'onChange' | 'defaultValue'
  > {
  /** What was typed is emptied whenever this changes: a refusal of the password itself. */
  readonly refusedBy?: unknown;
}

/** A password box: paste is allowed, a button shows what was typed, and a refusal of another field leaves it as it is. */
export function PasswordField({ refusedBy, ...props }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  const [text, setText] = useState('');
  const [lastRefusal, setLastRefusal] = useState(refusedBy);
  if (lastRefusal !== refusedBy) {
    setLastRefusal(refusedBy);
    setText('');
  }
  return (
    <TextField
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...props}
      type={isShown ? 'text' : 'password'}
      value={text}
      onChange={(event) => setText(event.target.value)}
      trailing={
        <IconButton
          label={isShown ? 'Hide what is typed' : 'Show what is typed'}
          icon={isShown ? EyeOff : Eye}
          onClick={() => setIsShown(!isShown)}
          className="rounded-l-none"
        />
      }
    />
  );
}
