import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openApiDocument, operations } from './document.ts';

/** The addresses and methods of the route files, as a client writes them. */
function doorsInFiles(): string[] {
  const files = execFileSync(
    'git',
    [
      'grep',
      '--untracked',
      '-Eo',
      '^export const (GET|POST|PUT|PATCH|DELETE)\\b',
      '--',
      'app/api/v1/**/route.ts',
    ],
    { encoding: 'utf8' },
  );
  return files
    .trim()
    .split('\n')
    .map((line) => {
      const [file = '', found = ''] = line.split(':');
      const path = file.replace(/^app\/api\/v1|\/route\.ts$/g, '').replace(/\[(\w+)\]/g, '{$1}');
      return `${found.replace('export const ', '')} ${path}`;
    })
    .filter((door) => door !== 'GET /openapi.json');
}

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

  it('tells of every door that is there, and of none that is not', () => {
    const told = operations.map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(told)].length).toBe(told.length);
    expect(new Set(told)).toEqual(new Set(doorsInFiles()));
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
        '/users': { post: { security: [] } },
      },
      components: { schemas: { Contact: { type: 'object', properties: { phones: { type: 'array' } } } } },
    });
  });
});
