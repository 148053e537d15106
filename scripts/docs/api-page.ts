import { z } from 'zod';
import { openApiDocument } from '../../app/api/v1/openapi.json/document.ts';
import { type Endpoint, statusOf } from '../../lib/contract/endpoints/endpoint.ts';
import { endpoints } from '../../lib/contract/endpoints/endpoints.ts';
import { errorTable } from '../../lib/contract/errors.ts';
import { clientEvents, clientEventTexts, serverEventTexts } from '../../lib/contract/events.ts';
import { fieldsOf, type JsonSchema, shapeOf } from './schema-text.ts';

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const table: Readonly<Record<string, Endpoint>> = endpoints;

/** docs/API.md: the template with its placeholders filled in. Throws when an endpoint is named twice or not at all. */
export function apiPage(template: string): string {
  // Our own document, whose form a test of it checks.
  const document = openApiDocument() as unknown as Document;
  const left = new Set(Object.keys(table));
  const calls = (names: string) =>
    rows(
      ['call', 'what it is for', 'takes → answers', 'refuses with'],
      names
        .trim()
        .split(/\s+/)
        .map((name) => {
          const endpoint = table[name];
          if (!endpoint || !left.delete(name)) throw new Error(`${name} is no endpoint, or is named twice.`);
          return callRow(endpoint, document);
        }),
    );
  const page = template
    .replace(/\{\{calls ([^}]+)\}\}/g, (_, names: string) => calls(names))
    .replace('{{server events}}', () => rows(['server → client', 'when'], eventRows(serverEventTexts)))
    .replace('{{client events}}', clientEventTable)
    .replace('{{shapes}}', () => shapes(document))
    .replace('{{codes}}', codes);
  if (left.size > 0) throw new Error(`Not in the template: ${[...left].join(', ')}.`);
  return page;
}

function callRow(endpoint: Endpoint, { paths }: Document): string[] {
  const { method, path, summary, access, errors = [] } = endpoint;
  const operation = paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${method} ${path} is not in the OpenAPI document.`);
  return [
    `\`${method} ${path}\``,
    access === 'public' ? `${summary}. Needs no sign-in` : summary,
    [taken(endpoint, operation), answered(endpoint, operation)].filter((part) => part !== '').join(' → '),
    errors.map((code) => `\`${code}\``).join(', '),
  ];
}

function taken({ file, body, headers = [] }: Endpoint, { parameters = [], requestBody }: Operation): string {
  const query = parameters.filter((each) => each.in === 'query');
  const search = query.map(({ name, required }) => (required ? `${name}` : `${name}?`)).join(', ');
  const [content] = Object.values(requestBody?.content ?? {});
  return [
    search && `query \`${search}\``,
    body && content && `\`${shapeOf(content.schema, 1)}\``,
    file?.join(' or '),
    ...headers.map((name) => `\`${name}\``),
  ]
    .filter(Boolean)
    .join(', ');
}

function answered(endpoint: Endpoint, { responses }: Operation): string {
  const status = statusOf(endpoint);
  const schema = responses[status]?.content?.['application/json']?.schema;
  const usual = [
    status === 200 || status === 204 ? '' : String(status),
    endpoint.answer && schema ? `\`${shapeOf(schema, 2)}\`` : (endpoint.answerFile?.join(' or ') ?? ''),
  ]
    .filter((part) => part !== '')
    .join(' ');
  const others = Object.entries(endpoint.otherStatuses ?? {}).map(([code, text]) => `${code}: ${text}`);
  return [usual || '204', ...others].join('; ');
}

const eventRows = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, text]) => [`\`${name}\``, text]);

function clientEventTable(): string {
  const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rows(
    ['client → server', 'what it is for', 'payload'],
    Object.entries(clientEvents).map(([name, { input }]) => [
      `\`${name}\``,
      clientEventTexts[name as keyof typeof clientEvents],
      `\`${shapeOf(schemaOf(input) as JsonSchema, 1)}\``,
    ]),
  );
}

function shapes({ components }: Document): string {
  return Object.entries(components.schemas)
    .sort(([a], [b]) => a.localeCompare(b))
    .filter(([name]) => name !== 'Problem')
    .map(([name, schema]) => `### ${name}\n\n${rows(['field', 'value'], fieldsOf(schema))}`)
    .join('\n\n');
}

function codes(): string {
  const sorted = Object.entries(errorTable).sort(([, a], [, b]) => a.status - b.status);
  return rows(
    ['code', 'status', 'what it says'],
    sorted.map(([code, { status, message }]) => [`\`${code}\``, String(status), message]),
  );
}

/** A table of Markdown; bars within cells are escaped. */
function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}
