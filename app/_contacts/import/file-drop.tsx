'use client';

import clsx from 'clsx';
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '../../_ui/form/button.tsx';
import { useEarlyInput } from '../../_ui/form/use-early-input.ts';

interface FileDropProps {
  readonly onFile: (file: File) => void;
  readonly isBusy: boolean;
  readonly children: ReactNode;
}

/** An area to drop a file on, and a button that does the same. */
export function FileDrop({ onFile, isBusy, children }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const handleChosen = () => {
    const file = input.current?.files?.[0];
    if (!input.current || !file) return;
    // So that choosing the same file again is a change.
    input.current.value = '';
    onFile(file);
  };
  useEarlyInput(input);
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way, the button inside the other
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={handleDrop}
      className={clsx(
        'rounded-card border-control flex flex-col items-center gap-3 border border-dashed px-6 py-8 text-center',
        isOver && 'bg-selected',
      )}
    >
      <FileUp aria-hidden size={24} strokeWidth={1.5} className="text-brand-text" />
      <p className="text-14 text-ink-2 max-w-100">{children}</p>
      <input
        ref={input}
        type="file"
        aria-label="Contacts file"
        accept=".vcf,.vcard,.csv,.tsv,.txt,text/vcard,text/csv"
        tabIndex={-1}
        className="sr-only"
        onChange={handleChosen}
      />
      <Button variant="primary" isBusy={isBusy} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
    </div>
  );
}
