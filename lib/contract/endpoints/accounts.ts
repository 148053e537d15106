import { z } from 'zod';
import {
  apiTokenSchema,
  createdTokenSchema,
  createTokenSchema,
  meSchema,
  personSchema,
  sessionSchema,
  signUpSchema,
  updateMeSchema,
} from '../accounts/account.ts';
import { PHOTO_TYPES } from '../values/image-type.ts';
import { listQuerySchema, pageSchema } from '../values/paging.ts';
import type { Endpoint } from './endpoint.ts';

const peopleQuerySchema = listQuerySchema.extend({ query: z.string().max(200).optional() });

export const listPeople = {
  method: 'GET',
  path: '/users',
  summary: 'The people one can write to, by name',
  query: peopleQuerySchema,
  answer: pageSchema(personSchema),
} as const satisfies Endpoint;

export const createAccount = {
  method: 'POST',
  path: '/users',
  summary: 'Sign up; the first account of a workspace is its admin',
  access: 'public',
  body: signUpSchema,
  answer: meSchema,
  status: 201,
  errors: ['username_taken', 'signup_closed', 'invitation_required', 'invitation_ended'],
} as const satisfies Endpoint;

export const getPerson = {
  method: 'GET',
  path: '/users/{id}',
  summary: 'One person',
  answer: personSchema,
} as const satisfies Endpoint;

export const listTokens = {
  method: 'GET',
  path: '/tokens',
  summary: 'Your API tokens, newest first, without the tokens themselves',
  query: listQuerySchema,
  answer: pageSchema(apiTokenSchema),
} as const satisfies Endpoint;

export const createToken = {
  method: 'POST',
  path: '/tokens',
  summary: 'Make an API token with your username and password; it is shown once and stored hashed',
  access: 'public',
  body: createTokenSchema,
  answer: createdTokenSchema,
  status: 201,
  errors: ['wrong_credentials', 'account_suspended', 'account_closed', 'too_many_tokens'],
} as const satisfies Endpoint;

export const deleteToken = {
  method: 'DELETE',
  path: '/tokens/{id}',
  summary: 'Revoke a token; its sockets close within a second',
} as const satisfies Endpoint;

export const getMe = {
  method: 'GET',
  path: '/me',
  summary: 'Your profile and settings',
  answer: meSchema,
} as const satisfies Endpoint;

export const updateMe = {
  method: 'PATCH',
  path: '/me',
  summary: 'Change the named fields of your profile, and the named settings; the email not by a token',
  body: updateMeSchema,
  answer: meSchema,
  errors: ['wrong_password'],
} as const satisfies Endpoint;

export const putAvatar = {
  method: 'PUT',
  path: '/me/avatar',
  summary:
    'Set your photo: a JPEG, PNG, WebP, GIF or AVIF of at most 20 MB. What describes it is taken out, and a large one is made smaller; `avatarFileId` is another one each time',
  file: PHOTO_TYPES,
  answer: meSchema,
  errors: ['too_large'],
} as const satisfies Endpoint;

export const deleteAvatar = {
  method: 'DELETE',
  path: '/me/avatar',
  summary: 'Remove your photo',
  answer: meSchema,
} as const satisfies Endpoint;

export const listSessions = {
  method: 'GET',
  path: '/sessions',
  summary: 'Your signed-in browsers, newest first',
  query: listQuerySchema,
  answer: pageSchema(sessionSchema),
} as const satisfies Endpoint;

export const endSession = {
  method: 'DELETE',
  path: '/sessions/{id}',
  summary: 'Sign a browser out; not by a token',
} as const satisfies Endpoint;
