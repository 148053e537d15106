import { publicRoute } from '@/lib/doors/route.ts';
import { openApiDocument } from './document.ts';

export const GET = publicRoute({ run: async () => ({ body: openApiDocument() }) });
