'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonVariant } from './button-class.ts';

interface CopyButtonProps {
  readonly text: string;
  /** What it says before: "Copy the address". Afterwards it says "Copied". */
  readonly label: string;
  readonly variant?: ButtonVariant;
}

/** Copies a text, also on plain http, where browsers hide the clipboard. */
export function CopyButton({ text, label, variant = 'plain' }: CopyButtonProps) {
  const [said, setSaid] = useState(label);
  const copy = async () => setSaid((await wasCopied(text)) ? 'Copied' : 'Select the text to copy it');
  const Icon = said === 'Copied' ? Check : Copy;
  return (
    <Button variant={variant} onClick={() => void copy()}>
      <Icon aria-hidden size={18} strokeWidth={1.75} />
      <span aria-live="polite">{said}</span>
    </Button>
  );
}

async function wasCopied(text: string): Promise<boolean> {
  if (!('clipboard' in navigator)) return wasCopiedBySelection(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return wasCopiedBySelection(text);
  }
}

function wasCopiedBySelection(text: string): boolean {
  const handle = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', handle);
  // Superseded by the clipboard, and the only way without it.
  const done = document.execCommand('copy');
  document.removeEventListener('copy', handle);
  return done;
}
