import { listPeople } from '@/lib/accounts/list-people.ts';
import { whyNoSignUp } from '@/lib/accounts/policy.ts';
import { requireCaller } from '@/lib/doors/page.ts';
import { PageColumn } from '../../_ui/page-column.tsx';
import { knownPeople } from '../known-from-start.ts';
import { PeopleList } from './people-list.tsx';

const SHOWN = 200;

interface PeopleViewProps {
  /** What the list was searched for, by an address such as `/people?query=mira`. */
  readonly query?: string;
}

/** Everybody one can write to. */
export async function PeopleView({ query = '' }: PeopleViewProps) {
  const { ctx, caller } = await requireCaller();
  const found = query === '' ? await knownPeople() : await listPeople(ctx, caller, { query, limit: SHOWN });
  return (
    <PageColumn title="People">
      <PeopleList
        found={found}
        query={query}
        address={ctx.env.PUBLIC_URL ?? null}
        canJoin={whyNoSignUp(ctx.env.SIGNUP, false) === null}
      />
    </PageColumn>
  );
}
