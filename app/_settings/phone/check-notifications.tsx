'use client';

import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { CHECK_STEPS, type CheckResult, checkPush } from '../../_client/notices/check-push.ts';
import { Button } from '../../_ui/form/button.tsx';
import { Spinner } from '../../_ui/layout/spinner.tsx';
import { StatusLine } from '../../_ui/layout/status-line.tsx';

/** Walks the way of a notification to this device, and names the step that is broken and what to do. */
export function CheckNotifications() {
  const [results, setResults] = useState<readonly CheckResult[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const [hasRun, setHasRun] = useState(false);
  const broken = results.find(({ problem }) => problem !== null);
  const isDone = hasRun && !isRunning;

  const handleCheck = async () => {
    setIsRunning(true);
    setHasRun(true);
    setResults([]);
    await checkPush((result) => setResults((before) => [...before, result]));
    setIsRunning(false);
  };

  return (
    <div className="noscript:hidden">
      <Button isBusy={isRunning} onClick={() => void handleCheck()}>
        Check notifications
      </Button>
      {hasRun && (
        <ol aria-label="Checks" className="mt-3 flex flex-col gap-1">
          {CHECK_STEPS.slice(0, results.length + (isRunning ? 1 : 0)).map(({ name, label }, index) => (
            <Step key={name} label={label} result={results[index]} />
          ))}
        </ol>
      )}
      <StatusLine
        className="mt-2 empty:hidden"
        tone={broken ? 'danger' : 'quiet'}
        text={!isDone ? '' : broken ? '' : 'Everything works: notifications arrive on this device.'}
      />
    </div>
  );
}

interface StepProps {
  readonly label: string;
  /** Undefined while it is under way. */
  readonly result: CheckResult | undefined;
}

function Step({ label, result }: StepProps) {
  return (
    <li className="text-14 flex gap-3 py-1">
      <span className="grid size-5 shrink-0 place-items-center">
        {result === undefined ? (
          <Spinner />
        ) : result.problem === null ? (
          <Check role="img" aria-label="Works" size={18} className="text-ok" />
        ) : (
          <X role="img" aria-label="Does not work" size={18} className="text-danger" />
        )}
      </span>
      <span>
        {label}
        {result?.problem && (
          <span role="alert" className="text-danger mt-0.5 block">
            {result.problem}
          </span>
        )}
      </span>
    </li>
  );
}
