import type { Metadata } from 'next';
import { PeopleScreen } from '../../_server/people-screen.tsx';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const { query } = await searchParams;
  return <PeopleScreen query={typeof query === 'string' ? query : ''} />;
}
