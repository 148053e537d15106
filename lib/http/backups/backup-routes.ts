import { readEnds } from '../../accounts/callers/read-ends.ts';
import { readRole } from '../../accounts/read-role.ts';
import { openBackup } from '../../backup/admin/open-backup.ts';
import type { Context } from '../../context/context.ts';
import { endpoints } from '../../contract/endpoints/endpoints.ts';
import type { Caller } from '../../use-case/caller.ts';
import { sendFile } from '../files/serving/send-file.ts';
import { type RawCall, rawRoute } from '../raw/raw-route.ts';

type Call = Pick<RawCall<typeof endpoints.getBackup>, 'ctx' | 'caller' | 'params' | 'request' | 'response'>;

async function sendBackup({ ctx, caller, params, request, response }: Call): Promise<null> {
  const isPart = /^bytes=0*[1-9]/.test(request.headers.range ?? '');
  const isTaken = request.method === 'GET' && !isPart;
  const { id, size, read } = await openBackup(ctx, caller, { id: params.id, isTaken });
  const file = { name: id, type: 'application/x-tar', version: id, bytes: { size, read } };
  await sendFile({ request, response }, file, () => mayGoOn(ctx, caller));
  return null;
}

/** Whether who receives a backup is still signed in, and an administrator. */
async function mayGoOn(ctx: Context, caller: Caller): Promise<boolean> {
  const [[end = null], role] = await Promise.all([readEnds(ctx, [caller]), readRole(ctx, caller.userId)]);
  return end !== null && role === 'admin';
}

/** The bytes of backups. */
export const backupRoutes = [
  rawRoute(endpoints.getBackup, sendBackup),
  rawRoute({ ...endpoints.getBackup, method: 'HEAD' } as const, sendBackup),
];
