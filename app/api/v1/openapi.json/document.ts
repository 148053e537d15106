import { z } from 'zod';
import { meSchema, personSchema } from '@/lib/contract/accounts/account.ts';
import { contactSchema } from '@/lib/contract/contacts/contact.ts';
import { contactImportSchema } from '@/lib/contract/contacts/contact-import.ts';
import { conversationSchema } from '@/lib/contract/conversations/conversation.ts';
import { messageSchema } from '@/lib/contract/conversations/message.ts';
import { roomSchema } from '@/lib/contract/conversations/room.ts';
import { errorCodeSchema, errorTable, fieldErrorSchema } from '@/lib/contract/errors.ts';
import { accountOperations } from './account-operations.ts';
import { contactOperations } from './contact-operations.ts';
import { conversationOperations } from './conversation-operations.ts';
import type { Operation } from './operation.ts';

/** Every door of the REST API. A test compares it with the files that are there: a new `route.ts` is told of here. */
export const operations: readonly Operation[] = [
  ...contactOperations,
  ...conversationOperations,
  ...accountOperations,
];

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: errorCodeSchema,
  errors: z.array(fieldErrorSchema).optional(),
  contact: contactSchema.optional(),
});

/** The things that have a name of their own in the document; everything else is described where it stands. */
const names = z.registry<{ id: string }>();
names.add(contactSchema, { id: 'Contact' });
names.add(contactImportSchema, { id: 'ContactImport' });
names.add(conversationSchema, { id: 'Conversation' });
names.add(messageSchema, { id: 'Message' });
names.add(roomSchema, { id: 'Room' });
names.add(meSchema, { id: 'Me' });
names.add(personSchema, { id: 'Person' });
names.add(problemSchema, { id: 'Problem' });

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the REST API, made of the schemas by which requests are checked. */
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
  for (const operation of operations) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, {
      [operation.method.toLowerCase()]: operationObject(operation, { schemaOf, refTo }),
    });
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

interface Make {
  schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json;
  refTo(schema: z.ZodType): Json;
}

function operationObject(operation: Operation, { schemaOf, refTo }: Make): Json {
  const { path, method, handler, summary, answer, isGuarded } = operation;
  const { query, body, isPublic } = handler.takes;
  const status = operation.status ?? (answer || operation.givesFile ? 200 : 204);
  const file = operation.givesFile && contentOf(operation.givesFile, { type: 'string', format: 'binary' });
  const json = answer && { 'application/json': { schema: refTo(answer) } };
  const taken = body
    ? {
        [method === 'PATCH' ? 'application/merge-patch+json' : 'application/json']: {
          schema: schemaOf(body, 'input'),
        },
      }
    : operation.takesFile && contentOf(operation.takesFile, { type: 'string', format: 'binary' });
  const parameters = [
    ...pathParameters(path),
    ...(query ? queryParameters(schemaOf(query, 'input')) : []),
    ...(isGuarded
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: false,
            schema: { type: 'string' },
            description: 'The ETag of the contact that is to be changed; 412 when it has changed meanwhile.',
          },
        ]
      : []),
  ];
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[/{}-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    tags: [path.split('/')[1]],
    ...(isPublic ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(taken ? { requestBody: { required: true, content: taken } } : {}),
    responses: {
      [status]: { description: 'Done.', ...((json ?? file) ? { content: json ?? file } : {}) },
      ...Object.fromEntries(
        Object.entries(operation.also ?? {}).map(([code, description]) => [code, { description }]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const contentOf = (types: readonly string[], schema: Json) =>
  Object.fromEntries(types.map((type) => [type, { schema }]));

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(schema: Json): Json[] {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: each,
  }));
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
