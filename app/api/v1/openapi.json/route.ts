import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { openApiDocument } from './document.ts';

export const GET = route(endpoints.getOpenApi, async () => openApiDocument());
