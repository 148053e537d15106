'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonSize, ButtonVariant } from './button-class.ts';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What it says before: "Copy the address". Afterwards it says "Copied". */
  readonly label: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
}

/** Copies a text, also on plain http, where browsers hide the clipboard. */
export function CopyButton({ text, label, variant = 'plain', size = 'md' }: CopyButtonProps) {
  const [said, setSaid] = useState(label);
  const copy = async () => setSaid((await copyText(text)) ? 'Copied' : 'Select the text to copy it');
  const Icon = said === 'Copied' ? Check : Copy;
  return (
    <Button variant={variant} size={size} onClick={() => void copy()}>
      <Icon aria-hidden size={18} strokeWidth={1.75} />
      <span aria-live="polite">{said}</span>
    </Button>
  );
}
