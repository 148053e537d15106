import type { Context } from '../../context/context.ts';
import type { Person } from '../../contract/accounts/account.ts';
import { AppError } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';
import { users } from '../users.ts';
import { personProjection, toPeople } from './to-person.ts';

interface GetPerson {
  readonly id: string;
}

/** One person of the workspace, without their e-mail. Throws `not_found`. */
export async function getPerson(ctx: Context, caller: Caller, { id }: GetPerson): Promise<Person> {
  const doc = await users.in(ctx.db).findOne({ _id: id }, { projection: personProjection });
  const [person] = doc ? await toPeople(ctx, [doc], caller.userId) : [];
  if (!person) throw new AppError('not_found');
  return person;
}
