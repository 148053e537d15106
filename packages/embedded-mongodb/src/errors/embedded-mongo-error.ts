export type EmbeddedMongoErrorCode =
  | 'folder_not_writable'
  | 'folder_newer'
  | 'folder_damaged'
  | 'folder_in_use'
  | 'port_taken';

/** The engine cannot start; the message explains what to do. */
export class EmbeddedMongoError extends Error {
  readonly code: EmbeddedMongoErrorCode;

  constructor(code: EmbeddedMongoErrorCode, message: string) {
    super(message);
    this.name = 'EmbeddedMongoError';
    this.code = code;
  }
}
