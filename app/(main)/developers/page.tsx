import type { Metadata } from 'next';
import { requireCaller } from '@/lib/http/page.ts';
import { CallCard } from '../../_developers/call-card.tsx';
import { PageColumn } from '../../_ui/layout/page-column.tsx';
import { readCalls } from './calls.ts';

export const metadata: Metadata = { title: 'Developers' };

/** The REST API to read and to try, from the same document that programs read. */
export default async function DevelopersPage() {
  await requireCaller();
  return (
    <PageColumn title="Developers">
      <p className="text-ink-2 mt-2">
        Every call of the REST API. Trying one here acts as you, with your session. A program sends a token
        from Settings as <code className="text-14">Authorization: Bearer TOKEN</code>. Machines read{' '}
        <a className="text-brand-text underline" href="/api/v1/openapi.json">
          openapi.json
        </a>
        .
      </p>
      {readCalls().map(({ name, calls }) => (
        <section key={name} aria-labelledby={`calls-${name}`} className="mt-8">
          <h2 id={`calls-${name}`} className="text-18 font-semibold first-letter:uppercase">
            {name}
          </h2>
          <ul className="border-line bg-surface divide-line rounded-card mt-2 divide-y border">
            {calls.map((call) => (
              <li key={call.id}>
                <CallCard call={call} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PageColumn>
  );
}
