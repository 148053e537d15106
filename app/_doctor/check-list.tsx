'use client';

import { CircleCheck, CircleHelp, Hourglass, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Check } from '@/lib/contract/doctor/check.ts';
import { useMe } from '../_client/live/hooks.ts';
import { errorMessage } from '../_client/rest/api-error.ts';
import { call } from '../_client/rest/call.ts';
import { Button } from '../_ui/form/button.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import { checkNotifications } from './check-notifications.ts';
import { runChecks } from './run-checks.ts';

const ICONS = {
  ok: { icon: CircleCheck, className: 'text-brand-text', label: 'Good' },
  failed: { icon: TriangleAlert, className: 'text-danger', label: 'To be changed' },
  unknown: { icon: CircleHelp, className: 'text-ink-3', label: 'Not known' },
  running: { icon: Hourglass, className: 'text-ink-3', label: 'Being checked' },
} as const;

/** Checks the installation from this browser, and for administrators what is behind it; one line each as it comes. */
export function CheckList() {
  const isAdmin = useMe().role === 'admin';
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const [round, setRound] = useState(0);
  const [isRunning, setIsRunning] = useState(true);
  const [error, setError] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round runs everything again
  useEffect(() => {
    let isOver = false;
    const tell = (check: Check) => {
      if (!isOver) setChecks((before) => withCheck(before, check));
    };
    const run = async () => {
      setChecks([]);
      setIsRunning(true);
      setError('');
      if (isAdmin) for (const check of (await call('GET /admin/doctor')).items) tell(check);
      tell(await checkNotifications());
      await runChecks(window.location.origin, tell);
    };
    run()
      .catch((thrown: unknown) => setError(errorMessage(thrown)))
      .finally(() => {
        if (!isOver) setIsRunning(false);
      });
    return () => {
      isOver = true;
    };
  }, [isAdmin, round]);
  const toChange = checks.filter(({ state }) => state === 'failed').length;
  return (
    <>
      <StatusLine
        tone={error === '' ? 'quiet' : 'danger'}
        text={
          error || (isRunning ? 'Checking…' : toChange === 0 ? 'All is well.' : `${toChange} to be changed.`)
        }
      />
      <ul aria-label="Checks" className="divide-line rounded-card border-line bg-surface divide-y border">
        {checks.map((check) => (
          <CheckRow key={check.name} check={check} />
        ))}
      </ul>
      <Button isBusy={isRunning} onClick={() => setRound(round + 1)} className="self-start">
        Check again
      </Button>
    </>
  );
}

/** A check that went on takes its own place. */
function withCheck(checks: readonly Check[], check: Check): readonly Check[] {
  const isThere = checks.some(({ name }) => name === check.name);
  return isThere ? checks.map((each) => (each.name === check.name ? check : each)) : [...checks, check];
}

function CheckRow({ check }: { readonly check: Check }) {
  const { icon: Icon, className, label } = ICONS[check.state];
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Icon
        aria-label={label}
        role="img"
        size={20}
        strokeWidth={1.75}
        className={`mt-0.5 shrink-0 ${className}`}
      />
      <div className="min-w-0 grow">
        <p className="text-14 font-medium">{check.name}</p>
        <p className="text-14 text-ink-2 break-words">{check.text}</p>
        {check.advice !== null && (
          <pre className="bg-hover rounded-control text-13 mt-1.5 px-2 py-1 break-words whitespace-pre-wrap">
            {check.advice}
          </pre>
        )}
      </div>
    </li>
  );
}
