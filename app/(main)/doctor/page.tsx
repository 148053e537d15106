import type { Metadata } from 'next';
import { requireCaller } from '@/lib/http/page.ts';
import { CheckList } from '../../_doctor/check-list.tsx';
import { PageColumn } from '../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'Doctor' };

/** Whether this installation is set up well, as seen from the visitor's browser. */
export default async function DoctorPage() {
  await requireCaller();
  return (
    <PageColumn title="Doctor">
      <p className="text-ink-2 mt-2">
        What is between your browser and the server, checked from here. Where something is to be changed, the
        line to change is named.
      </p>
      <div className="mt-4 flex flex-col gap-4">
        <CheckList />
      </div>
    </PageColumn>
  );
}
