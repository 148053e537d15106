import { describe, expect, it } from 'vitest';
import type { Endpoint } from '@/lib/contract/endpoints/endpoint.ts';
import { endpoints } from '@/lib/contract/endpoints/endpoints.ts';
import { openApiDocument } from './document.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every `$ref` of a document. */
function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === '$ref' && typeof part === 'string' ? [part] : referencesIn(part),
  );
}

describe('the OpenAPI document', () => {
  const document: Node = JSON.parse(JSON.stringify(openApiDocument()));

  it('describes every endpoint, and nothing else', () => {
    const described = Object.entries(document.paths as Record<string, Node>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const listed = Object.values<Endpoint>(endpoints).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(described)).toEqual(new Set(listed));
  });

  it('is 3.1, refers to nothing that is missing, and names each operation once', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const reference of referencesIn(document)) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Node)?.[key], document);
      expect(found, reference).toBeDefined();
    }
    const ids = Object.values(
      document.paths as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('describes what a request must hold by the schemas that check it', () => {
    expect(document).toMatchObject({
      paths: {
        '/contacts': {
          get: {
            parameters: expect.arrayContaining([expect.objectContaining({ name: 'favourite', in: 'query' })]),
          },
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: { required: ['name'], additionalProperties: false, properties: { birthday: {} } },
                },
              },
            },
            responses: {
              201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Contact' } } } },
            },
          },
        },
        '/users': { post: { security: [], responses: { 409: {}, 403: {} } } },
      },
      components: { schemas: { Contact: { type: 'object', properties: { phones: { type: 'array' } } } } },
    });
  });
});
