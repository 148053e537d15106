import type { Metadata } from 'next';
import { PeopleView } from '../../_server/people-view.tsx';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const { query } = await searchParams;
  return <PeopleView query={typeof query === 'string' ? query : ''} />;
}
