'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../_ui/form/button.tsx';
import { TextArea } from '../_ui/form/text-area.tsx';
import { TextField } from '../_ui/form/text-field.tsx';
import { StatusLine } from '../_ui/layout/status-line.tsx';
import type { Call } from './call.ts';
import { type Answer, tryCall } from './try-call.ts';
import { WithCode } from './with-code.tsx';

interface CallCardProps {
  readonly call: Call;
}

/** One call: what it is, what it takes, and a form that makes it. */
export function CallCard({ call }: CallCardProps) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const name = `${call.method} ${call.path}`;

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsBusy(true);
    setAnswer(await tryCall(call, new FormData(event.currentTarget)));
    setIsBusy(false);
  };

  return (
    <details>
      <summary className="hover:bg-hover flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-4 py-2">
        <span className="w-14 shrink-0 font-medium tabular-nums">{call.method}</span>
        <span className="min-w-0 font-medium break-all">{call.path}</span>
        <span className="text-ink-2 w-full">
          <WithCode text={call.summary} />
        </span>
      </summary>
      <div className="flex flex-col gap-4 px-4 pb-4">
        <form aria-label={name} onSubmit={handleSubmit} className="flex flex-col gap-3">
          {call.parameters.map((parameter) => (
            <TextField
              key={parameter.name}
              name={`${parameter.position} ${parameter.name}`}
              label={parameter.name}
              hint={parameter.about === '' ? undefined : <WithCode text={parameter.about} />}
              required={parameter.isRequired}
              autoComplete="off"
              spellCheck={false}
            />
          ))}
          {call.body && (
            <TextArea name="body" label="Body" defaultValue={call.body.example} rows={6} spellCheck={false} />
          )}
          {call.file.length > 0 && (
            <TextField name="file" label="File" type="file" accept={call.file.join(',')} required />
          )}
          <div>
            <Button type="submit" variant={call.method === 'GET' ? 'plain' : 'primary'} isBusy={isBusy}>
              {call.method === 'DELETE' ? 'Try it: this deletes' : 'Try it'}
            </Button>
          </div>
          <StatusLine text={answer ? `${answer.status} in ${answer.milliseconds} ms` : ''} />
          {answer && (
            <section
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
              tabIndex={0}
              aria-label={`Answer of ${name}`}
              className="border-line bg-bg rounded-control max-h-96 overflow-auto border p-3"
            >
              <pre className="text-13">{answer.text}</pre>
            </section>
          )}
        </form>
        {call.schemas.map(({ title, text }) => (
          <details key={title}>
            <summary className="text-ink-2 cursor-pointer">{title}</summary>
            <pre className="bg-bg border-line text-13 rounded-control mt-2 max-h-96 overflow-auto border p-3">
              {text}
            </pre>
          </details>
        ))}
      </div>
    </details>
  );
}
