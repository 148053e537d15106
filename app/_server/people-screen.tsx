import { listPeople } from '@/lib/accounts/people/list-people.ts';
import { requireCaller } from '@/lib/http/page.ts';
import { PeopleList } from '../_people/people-list.tsx';
import { PageColumn } from '../_ui/layout/page-column.tsx';
import { knownPeople } from './initial-data.ts';

const SHOWN = 200;

interface PeopleScreenProps {
  /** What the list was searched for, by an address such as `/people?query=mira`. */
  readonly query?: string;
}

/** The people one can write to. */
export async function PeopleScreen({ query = '' }: PeopleScreenProps) {
  const { ctx, caller } = await requireCaller();
  const found = query === '' ? await knownPeople() : await listPeople(ctx, caller, { query, limit: SHOWN });
  return (
    <PageColumn title="People">
      <PeopleList found={found} query={query} />
    </PageColumn>
  );
}
