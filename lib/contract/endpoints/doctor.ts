import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';

export const seenRequestSchema = z.object({
  address: z.string(),
  isForwarded: z.boolean(),
  isForwarderTrusted: z.boolean(),
  peer: z.enum(['loopback', 'private', 'public']),
  host: z.string(),
  publicUrl: z.string().nullable(),
  time: z.string(),
});

/** The largest body that the check of an installation sends, in bytes. */
export const PROBE_MAX = 26 * 1024 * 1024;

export const seeRequest = {
  method: 'GET',
  path: '/doctor',
  access: 'public',
  summary: 'What the server sees of this request, to check a proxy in between',
  answer: seenRequestSchema,
} as const satisfies Endpoint;

export const weighRequest = {
  method: 'POST',
  path: '/doctor',
  access: 'public',
  summary: 'How many bytes of a body arrived, 26 MB at most, to check a proxy in between; nothing is kept',
  file: ['application/octet-stream'],
  answer: z.object({ bytes: z.number().int() }),
} as const satisfies Endpoint;

const checkSchema = z.object({
  name: z.string(),
  state: z.enum(['ok', 'failed', 'unknown']),
  text: z.string(),
  advice: z.string().nullable(),
});

export const checkInstallation = {
  method: 'GET',
  path: '/admin/doctor',
  access: 'admin',
  summary: 'How disk, store, bus, files and backups are, for administrators',
  answer: z.object({ items: z.array(checkSchema) }),
} as const satisfies Endpoint;
