/** As much of JSON Schema as our own schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/**
 * A schema in short: names of fields, and values only where they are few: `{kind: "direct", userId}`. Objects nested
 * deeper than `depth` are left out (`…`).
 */
export function shapeOf(schema: JsonSchema, depth: number): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  if (choices) return [...new Set(choices.map((each) => shapeOf(each, depth)))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ');
  if (schema.type === 'array') {
    const items = schema.prefixItems ?? [schema.items ?? {}];
    return `[${items.map((each) => shapeOf(each, depth)).join(', ')}]`;
  }
  if (!schema.properties) return [schema.type ?? 'any'].flat().join(' | ');
  if (depth === 0) return '{…}';
  return `{${Object.keys(schema.properties)
    .map((name) => fieldOf(schema, name, depth - 1))
    .join(', ')}}`;
}

function fieldOf({ properties = {}, required = [] }: JsonSchema, name: string, depth: number): string {
  const value = properties[name] ?? {};
  const key = required.includes(name) ? name : `${name}?`;
  const isPlain = !(value.$ref || value.const !== undefined || value.enum || value.items || value.properties);
  return isPlain ? key : `${key}: ${shapeOf(value, depth)}`;
}

/** The fields of a named thing, each with what it holds, as rows of a table. */
export function fieldsOf({ properties = {}, required = [] }: JsonSchema): string[][] {
  return Object.entries(properties).map(([name, value]) => [
    `\`${name}${required.includes(name) ? '' : '?'}\``,
    `\`${shapeOf(value, 2)}\``,
  ]);
}
