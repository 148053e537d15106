/** MongoDB's error codes that the engine answers with; `Location<n>` names carry their own number. */
const CODES = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  FailedToParse: 9,
  UserNotFound: 11,
  UnsupportedFormat: 12,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  InvalidDBRef: 55,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  IndexAlreadyExists: 68,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  NetworkTimeout: 89,
  ShutdownInProgress: 91,
  OperationFailed: 96,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  CursorInUse: 12051,
  QueryPlanKilled: 175,
  NoSuchSession: 206,
  NotImplemented: 238,
  NoQueryExecutionPlans: 291,
  InvalidPipelineOperator: 168,
  APIVersionError: 322,
  APIStrictError: 323,
  IDLUnknownField: 40415,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  OutOfDiskSpace: 14031,
} as const;

export type CodeName = keyof typeof CODES | `Location${number}`;

/** An error as MongoDB answers it: `code`, `codeName`, and `message` as the reply's `errmsg`. */
export class EngineError extends Error {
  readonly code: number;
  readonly codeName: CodeName;

  constructor(codeName: CodeName, message: string) {
    super(message);
    this.name = 'EngineError';
    this.codeName = codeName;
    this.code = isNamed(codeName) ? CODES[codeName] : Number(codeName.slice('Location'.length));
  }
}

/** The refusal of something that MongoDB can do and this engine cannot: `what` is a noun phrase. */
export function unsupported(what: string): EngineError {
  return new EngineError(
    'NotImplemented',
    `${what} is not supported by the embedded engine; set MONGODB_URI to a MongoDB server to use it`,
  );
}

function isNamed(codeName: CodeName): codeName is keyof typeof CODES {
  return Object.hasOwn(CODES, codeName);
}
