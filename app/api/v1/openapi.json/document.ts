import { z } from 'zod';
import { meSchema, personSchema } from '@/lib/contract/accounts/account.ts';
import { contactSchema } from '@/lib/contract/contacts/contact.ts';
import { contactImportSchema } from '@/lib/contract/contacts/contact-import.ts';
import { conversationSchema } from '@/lib/contract/conversations/conversation.ts';
import { messageSchema } from '@/lib/contract/conversations/message.ts';
import { roomSchema } from '@/lib/contract/conversations/room.ts';
import type { Endpoint } from '@/lib/contract/endpoints/endpoint.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { errorCodeSchema, errorTable, fieldErrorSchema } from '@/lib/contract/errors.ts';
import { operationObject } from './operation.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  status: z.number().int(),
  code: errorCodeSchema,
  errors: z.array(fieldErrorSchema).optional(),
  contact: contactSchema.optional(),
  /** Under which id the log has this request. */
  requestId: z.string().optional(),
});

/** The schemas that have a name of their own in the document; all others are described where they are used. */
const names = z.registry<{ id: string }>();
names.add(contactSchema, { id: 'Contact' });
names.add(contactImportSchema, { id: 'ContactImport' });
names.add(conversationSchema, { id: 'Conversation' });
names.add(messageSchema, { id: 'Message' });
names.add(roomSchema, { id: 'Room' });
names.add(meSchema, { id: 'Me' });
names.add(personSchema, { id: 'Person' });
names.add(problemSchema, { id: 'Problem' });

export type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the REST API, made from the table of endpoints and the schemas that check requests. */
export function openApiDocument(): Json {
  const named: Json = {};
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const made = z.toJSONSchema(schema, { io, metadata: names, unrepresentable: 'any', reused: 'inline' });
    const { $schema: _, $defs, id: _id, ...plain } = pointed(made) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs ?? {})) named[name] ??= withoutId(definition);
    return plain;
  };
  const refTo = (schema: z.ZodType): Json => {
    const name = names.get(schema)?.id;
    const made = schemaOf(schema, 'output');
    if (name === undefined) return made;
    named[name] ??= made;
    return { $ref: `#/components/schemas/${name}` };
  };
  const problem = refTo(problemSchema);
  const paths: Record<string, Json> = {};
  for (const endpoint of Object.values<Endpoint>(endpoints)) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationObject(endpoint, { schemaOf, refTo }),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: '1',
      description:
        'An address book and messenger. Times are RFC 3339 in UTC, ids opaque. Lists answer items and nextCursor. Errors are application/problem+json with a stable code.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: named,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Of POST /tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'Of the web app.',
        },
      },
      responses: {
        Problem: {
          description:
            'Refused. The codes: ' +
            Object.entries(errorTable)
              .map(([code, { status }]) => `${code} (${status})`)
              .join(', ') +
            '.',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
    },
  };
}

/** The same with its references to where OpenAPI keeps what they name. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string'
        ? part.replace('#/$defs/', '#/components/schemas/')
        : pointed(part),
    ]),
  );
}

function withoutId(definition: unknown): unknown {
  const { id: _, ...plain } = definition as Json;
  return plain;
}
