import type { Call, CallGroup, Parameter } from '../../_developers/call.ts';
import { openApiDocument } from '../../api/v1/openapi.json/document.ts';

type Json = Readonly<Record<string, unknown>>;
const json = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Every call of the REST API in groups, read from the document that is served at `/api/v1/openapi.json`. */
export function readCalls(): CallGroup[] {
  const groups = new Map<string, Call[]>();
  for (const [path, methods] of Object.entries(json(openApiDocument().paths))) {
    for (const [method, operation] of Object.entries(json(methods))) {
      const call = readCall(method.toUpperCase(), path, json(operation));
      const name = path.split('/')[1] ?? '';
      groups.set(name, [...(groups.get(name) ?? []), call]);
    }
  }
  return [...groups].map(([name, calls]) => ({ name, calls }));
}

function readCall(method: string, path: string, operation: Json): Call {
  const content = json(json(operation.requestBody).content);
  const [type = ''] = Object.keys(content);
  const schema = json(json(content[type]).schema);
  const isFile = schema.format === 'binary';
  return {
    id: String(operation.operationId),
    method,
    path,
    summary: String(operation.summary),
    isPublic: Array.isArray(operation.security) && operation.security.length === 0,
    parameters: list(operation.parameters).map((each) => readParameter(json(each))),
    body: type === '' || isFile ? null : { type, example: JSON.stringify(exampleOf(schema), null, 2) },
    file: isFile ? Object.keys(content) : [],
    schemas: [
      ...(type === '' || isFile ? [] : [{ title: 'Body', text: JSON.stringify(schema, null, 2) }]),
      ...Object.entries(json(operation.responses)).flatMap(([status, response]) =>
        answerOf(status, json(response)),
      ),
    ],
  };
}

function answerOf(status: string, response: Json) {
  const schema = json(json(json(response.content)['application/json']).schema);
  return Object.keys(schema).length === 0
    ? []
    : [{ title: `Answer ${status}`, text: JSON.stringify(schema, null, 2) }];
}

function readParameter(parameter: Json): Parameter {
  const schema = json(parameter.schema);
  const choices = list(schema.enum).map(String).join(', ');
  const position = parameter.in === 'path' || parameter.in === 'header' ? parameter.in : 'query';
  return {
    name: String(parameter.name),
    position,
    isRequired: parameter.required === true,
    about: choices === '' ? String(parameter.description ?? schema.description ?? '') : `One of ${choices}.`,
  };
}

/** A smallest body to begin with: what must be there, and else the first field. */
function exampleOf(schema: Json): unknown {
  const [choice] = [...list(schema.anyOf), ...list(schema.oneOf)];
  if (choice !== undefined) return exampleOf(json(choice));
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'array') return [];
  if (schema.type === 'integer' || schema.type === 'number') return 0;
  if (schema.type === 'boolean') return true;
  if (schema.type !== 'object') return '';
  const properties = json(schema.properties);
  const required = list(schema.required).map(String);
  const shown = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(shown.map((name) => [name, exampleOf(json(properties[name]))]));
}
