'use client';

import clsx from 'clsx';
import { Mic } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { IconButton } from '../../../_ui/form/icon-button.tsx';
import { loadLater } from '../../../_ui/layout/load-later.ts';

const VoiceRecorder = loadLater(() => import('./voice-recorder.tsx').then((loaded) => loaded.VoiceRecorder));

interface VoiceButtonProps {
  readonly conversationId: string;
  /** Nothing is written or attached. Otherwise its place is that of the text, and on a phone that of Send. */
  readonly isOffered: boolean;
}

/** Records a voice message, while nothing else is to be sent. */
export function VoiceButton({ conversationId, isOffered }: VoiceButtonProps) {
  const [isRecording, setIsRecording] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={ref}
        label="Record a voice message"
        icon={Mic}
        // The second of a double click was for Send, which was here before it.
        onClick={({ detail }) => detail < 2 && setIsRecording(true)}
        className={clsx('my-px rounded-full max-sm:order-last sm:my-0.5', !isOffered && 'hidden!')}
      />
      {isRecording && (
        <Suspense fallback={null}>
          <VoiceRecorder
            conversationId={conversationId}
            onDone={() => {
              setIsRecording(false);
              ref.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
