import type { z } from 'zod';
import { type Endpoint, requestHeaders, statusOf } from '@/lib/contract/endpoints/endpoint.ts';
import { type ErrorCode, errorTable } from '@/lib/contract/errors.ts';
import type { Json } from './document.ts';

/** Makes JSON Schema of ours: in full, or as a reference to a named one. */
export interface SchemaMaker {
  schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json;
  refTo(schema: z.ZodType): Json;
}

const FILE: Json = { type: 'string', format: 'binary' };

/** One endpoint as an operation of the document. */
export function operationObject(endpoint: Endpoint, make: SchemaMaker): Json {
  const { path, method, summary, access } = endpoint;
  const parameters = parametersOf(endpoint, make);
  const body = bodyOf(endpoint, make);
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[/{}-]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    tags: [path.split('/')[1]],
    ...(access === 'public' ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: !endpoint.isFileOptional, content: body } } : {}),
    responses: responsesOf(endpoint, make),
  };
}

function parametersOf({ path, query, headers = [] }: Endpoint, { schemaOf }: SchemaMaker): Json[] {
  return [
    ...pathParameters(path),
    ...(query ? queryParameters(schemaOf(query, 'input')) : []),
    ...headers.map((name) => ({
      name,
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: requestHeaders[name],
    })),
  ];
}

function bodyOf({ method, body, file }: Endpoint, { schemaOf }: SchemaMaker): Json | undefined {
  if (!body) return file && contentOf(file, FILE);
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return { [type]: { schema: schemaOf(body, 'input') } };
}

function responsesOf(endpoint: Endpoint, { refTo }: SchemaMaker): Json {
  const { answer, answerFile, otherStatuses = {} } = endpoint;
  const content = answer
    ? { 'application/json': { schema: refTo(answer) } }
    : answerFile && contentOf(answerFile, FILE);
  return {
    [statusOf(endpoint)]: { description: 'Done.', ...(content ? { content } : {}) },
    ...mapValues(otherStatuses, (description) => ({ description })),
    ...mapValues(errorsByStatus(endpoint), (codes) => ({
      $ref: '#/components/responses/Problem',
      description: codes.map((code) => `${code}: ${errorTable[code].message}`).join(' '),
    })),
    default: { $ref: '#/components/responses/Problem' },
  };
}

function errorsByStatus({ errors = [] }: Endpoint): Record<string, ErrorCode[]> {
  const byStatus: Record<string, ErrorCode[]> = {};
  for (const code of errors) {
    const { status } = errorTable[code];
    byStatus[status] = [...(byStatus[status] ?? []), code];
  }
  return byStatus;
}

const mapValues = <T>(values: Readonly<Record<string, T>>, map: (value: T) => Json): Json =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));

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
