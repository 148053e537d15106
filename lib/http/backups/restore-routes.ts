import { getRestoreState, restoreUploaded } from '../../backup/welcome/restore-uploaded.ts';
import { endpoints } from '../../contract/endpoints/endpoints.ts';
import { AppError, invalidField } from '../../use-case/app-error.ts';
import { Answer } from '../answer.ts';
import { isOwnOrigin } from '../origin.ts';
import { rawRoute } from '../raw/raw-route.ts';

/** Percent-encoded, since a header holds no other letters; undefined where there is none. */
function passphraseOf(headers: Headers): string | undefined {
  const given = headers.get('backup-passphrase');
  if (given === null || given === '') return undefined;
  try {
    return decodeURIComponent(given);
  } catch {
    throw invalidField('Backup-Passphrase', 'Encode it as in an address: encodeURIComponent.');
  }
}

/** A backup for a workspace that is empty, in which nobody can be signed in yet. */
export const restoreRoutes = [
  rawRoute(endpoints.restoreWorkspace, async ({ ctx, headers, request }) => {
    // A page of another site could send one to a workspace in this browser's network.
    if (headers.has('origin') && !isOwnOrigin(ctx.env, headers)) throw new AppError('foreign_origin');
    const length = headers.get('content-length');
    const upload = {
      bytes: request,
      size: length === null ? null : Number(length),
      passphrase: passphraseOf(headers),
    };
    return Answer.json(await restoreUploaded(ctx, upload), { status: 202 });
  }),
  rawRoute(endpoints.getRestoreState, async ({ ctx }) => Answer.json(await getRestoreState(ctx), {})),
];
