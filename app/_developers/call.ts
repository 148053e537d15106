/** One call of the REST API, as the page shows it and tries it. */
export interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly isPublic: boolean;
  readonly parameters: readonly Parameter[];
  /** The media type of a body, and one to begin with; null when the call takes none, or a file. */
  readonly body: { readonly type: string; readonly example: string } | null;
  readonly file: readonly string[];
  /** What a body must be and what comes back, as JSON Schema to read. */
  readonly schemas: readonly { readonly title: string; readonly text: string }[];
}

export interface Parameter {
  readonly name: string;
  readonly position: 'path' | 'query' | 'header';
  readonly isRequired: boolean;
  readonly about: string;
}

export interface CallGroup {
  readonly name: string;
  readonly calls: readonly Call[];
}
