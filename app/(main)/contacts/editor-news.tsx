'use client';

import { CircleAlert, History } from 'lucide-react';
import { Button } from '../../_ui/button.tsx';
import { useNameOf } from './book-context.ts';
import { fieldWords } from './field-words.ts';
import type { LiveEdit } from './use-contact-edit.ts';
import type { SaveOutcome } from './use-save.ts';

interface EditorNewsProps {
  readonly live: LiveEdit;
  readonly outcome: SaveOutcome | null;
}

/** Whether a refusal is told at the fields themselves. */
function isAtFields(outcome: SaveOutcome): boolean {
  return !outcome.ok && outcome.code === 'invalid' && (outcome.errors?.length ?? 0) > 0;
}

/** What happened to the form as a whole: not saved and why, partly saved, text brought back, changes by others. */
export function EditorNews({ live, outcome }: EditorNewsProps) {
  const nameOf = useNameOf();
  const { followed, edit, isRestored } = live;
  const open = Object.keys(edit.theirs);
  const isPartly = outcome?.ok === true && open.length > 0;
  return (
    <>
      <div role="alert" className="empty:hidden">
        {outcome?.ok === false && !isAtFields(outcome) && (
          <p className="rounded-card border-danger bg-danger-soft text-14 flex items-start gap-2 border px-4 py-3">
            <CircleAlert aria-hidden size={18} strokeWidth={1.75} className="text-danger shrink-0" />
            {outcome.message}
          </p>
        )}
        {isPartly && (
          <p className="rounded-card border-line bg-surface text-14 border px-4 py-3">
            {`Saved, but for what somebody else changed meanwhile: ${fieldWords(open)}. Choose below, then save.`}
          </p>
        )}
      </div>
      {isRestored && (
        <p className="rounded-card border-line bg-surface text-14 text-ink-2 flex items-center gap-2 border py-1 pr-1 pl-4">
          <History aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
          <span className="grow">What you typed before is still here.</span>
          <Button variant="quiet" size="sm" onClick={live.startOver}>
            Start over
          </Button>
        </p>
      )}
      <p role="status" className="sr-only">
        {followed ? `${fieldWords(followed.fields)} changed by ${nameOf(followed.byUserId)}` : ''}
      </p>
    </>
  );
}
