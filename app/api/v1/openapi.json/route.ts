import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { route } from '@/lib/http/route.ts';
import { type Json, openApiDocument } from './document.ts';

/** Made by the first who asks: it takes some 30 ms, and anyone may ask. */
let made: Json | undefined;

export const GET = route(endpoints.getOpenApi, async () => {
  made ??= openApiDocument();
  return made;
});
