import { contactEditSchema, savedContactSchema } from '../contacts/contact-edit.ts';
import type { Endpoint } from './endpoint.ts';

export const saveContact = {
  method: 'POST',
  path: '/contacts/{id}/edits',
  summary:
    'Save changed fields together with how they were before: merged with what others changed meanwhile; conflicts stay as they are stored and are named',
  body: contactEditSchema,
  answer: savedContactSchema,
} as const satisfies Endpoint;
