import type { TokenScope } from '../../contract/accounts/account.ts';
import { invalidField } from '../../use-case/app-error.ts';
import type { Caller } from '../../use-case/caller.ts';

/** Throws `invalid` for a token that its person could do nothing with. */
export function requireScopeFor({ role }: Pick<Caller, 'role'>, scope: TokenScope | undefined): void {
  if (scope === 'backup' && role !== 'admin')
    throw invalidField('scope', 'Only administrators fetch backups. Use full or read.');
}
