import { publicRoute } from '@/lib/http/route.ts';
import { AppError } from '@/lib/use-case/app-error.ts';

/** An address that does not exist answers as a thing that is not there. */
const missing = publicRoute({
  run: () => {
    throw new AppError('not_found');
  },
});

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
