import type { Metadata } from 'next';
import { requireCaller } from '@/lib/http/page.ts';
import { listSaved } from '@/lib/messages/saved/list-saved.ts';
import { isAppError } from '@/lib/use-case/app-error.ts';
import { SavedScreen } from '../../_saved/saved-screen.tsx';

export const metadata: Metadata = { title: 'Saved' };

/** The messages that the person saved. `?cursor=` does without a script what the page does with one. */
export default async function SavedPage({ searchParams }: PageProps<'/saved'>) {
  const { ctx, caller } = await requireCaller();
  const { cursor } = await searchParams;
  const first = await listSaved(ctx, caller, typeof cursor === 'string' ? { cursor } : {}).catch(
    (thrown: unknown) => {
      if (isAppError(thrown) && thrown.code === 'invalid') return listSaved(ctx, caller, {});
      throw thrown;
    },
  );
  return <SavedScreen first={first} />;
}
