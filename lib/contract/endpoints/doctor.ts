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
  summary:
    'How many bytes of a body arrived, 26 MB at most, and in how many milliseconds after the first, to check a proxy in between; nothing is kept',
  file: ['application/octet-stream'],
  answer: z.object({ bytes: z.number().int(), ms: z.number() }),
} as const satisfies Endpoint;

export const answerInParts = {
  method: 'GET',
  path: '/doctor/parts',
  access: 'public',
  summary: 'A line at once and another one 1.5 s later, to see whether a proxy in between holds answers back',
  answerFile: ['text/plain'],
} as const satisfies Endpoint;

const checkSchema = z.object({
  name: z.string(),
  state: z.enum(['ok', 'failed', 'unknown', 'running']),
  text: z.string(),
  advice: z.string().nullable(),
});

export const checkInstallation = {
  method: 'GET',
  path: '/admin/doctor',
  access: 'admin',
  summary: 'How store, bus, processes, files, disks, push services and backups are, for administrators',
  answer: z.object({ items: z.array(checkSchema) }),
} as const satisfies Endpoint;
