import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

export const getOpenApi = {
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document',
  access: 'public',
  answer: z.record(z.string(), z.unknown()),
} as const satisfies Endpoint;
