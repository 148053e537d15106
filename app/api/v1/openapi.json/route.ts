import { publicRoute } from '@/lib/http/route.ts';
import { openApiDocument } from './document.ts';

export const GET = publicRoute({ run: async () => ({ body: openApiDocument() }) });
