import {
  apiTokenSchema,
  createdTokenSchema,
  meSchema,
  personSchema,
  sessionSchema,
} from '@/lib/contract/accounts/account.ts';
import { pageSchema } from '@/lib/contract/values/paging.ts';
import * as me from '../me/route.ts';
import * as session from '../sessions/[id]/route.ts';
import * as sessions from '../sessions/route.ts';
import * as token from '../tokens/[id]/route.ts';
import * as tokens from '../tokens/route.ts';
import * as user from '../users/[id]/route.ts';
import * as users from '../users/route.ts';
import { doors } from './operation.ts';

export const accountOperations = [
  ...doors('/users', users, {
    GET: { summary: 'The people one can write to', answer: pageSchema(personSchema) },
    POST: { summary: 'Sign up', answer: meSchema, status: 201 },
  }),
  ...doors('/users/{id}', user, { GET: { summary: 'One person', answer: personSchema } }),
  ...doors('/tokens', tokens, {
    GET: { summary: 'Your API tokens', answer: pageSchema(apiTokenSchema) },
    POST: { summary: 'Make an API token; it is shown once', answer: createdTokenSchema, status: 201 },
  }),
  ...doors('/tokens/{id}', token, { DELETE: { summary: 'Revoke a token' } }),
  ...doors('/me', me, {
    GET: { summary: 'Your profile', answer: meSchema },
    PATCH: { summary: 'Change your profile', answer: meSchema },
  }),
  ...doors('/sessions', sessions, {
    GET: { summary: 'Your signed-in browsers', answer: pageSchema(sessionSchema) },
  }),
  ...doors('/sessions/{id}', session, { DELETE: { summary: 'Sign a browser out' } }),
];
