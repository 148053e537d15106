import type { Metadata } from 'next';
import { requireCaller } from '@/lib/http/page.ts';
import { ShareScreen } from '../../_chat/share/share-screen.tsx';
import { sharedText } from '../../_chat/share/shared-text.ts';
import { PageColumn } from '../../_ui/layout/page-column.tsx';

export const metadata: Metadata = { title: 'Share' };

/**
 * Where the worker leads with what another app shares (the `share_target` of the manifest), which it keeps under `shared`; a text may
 * be in the address itself.
 */
export default async function SharePage({ searchParams }: PageProps<'/share'>) {
  await requireCaller();
  const { title, text, url, shared } = await searchParams;
  return (
    <PageColumn title="Share in">
      <ShareScreen
        text={sharedText({ title, text, url })}
        sharedId={typeof shared === 'string' ? shared : null}
      />
    </PageColumn>
  );
}
