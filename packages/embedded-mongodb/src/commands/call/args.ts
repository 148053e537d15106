import { type Doc, isDoc, type Value } from '../../bson/value.ts';
import { EngineError, unsupported } from '../../errors/engine-error.ts';
import { numberOf } from '../../values/numbers.ts';
import { typeName } from '../../values/types.ts';

/** The fields of a command, or of a statement in one: names it accepts, and names it knows and refuses. */
export interface Fields {
  readonly accepted: readonly string[];
  readonly refused?: readonly string[];
}

/** Fields that drivers add to any command. */
const GENERIC = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'comment',
  'maxTimeMS',
  'readConcern',
  'writeConcern',
]);
const TRANSACTIONS = new Set(['txnNumber', 'autocommit', 'startTransaction', 'stmtId', 'stmtIds']);

/** A command's document, read by name and type. Each reader throws EngineError 14 for a value of another type. */
export class Args {
  readonly doc: Doc;
  readonly #command: string;

  constructor(command: string, doc: Doc) {
    this.#command = command;
    this.doc = doc;
  }

  /** @throws EngineError 40415 for a field that MongoDB does not know either, 238 for one that is refused. */
  allow({ accepted, refused = [] }: Fields, isCommand: boolean): void {
    for (const [name, value] of this.doc) {
      if (accepted.includes(name) || (isCommand && (name === this.#command || GENERIC.has(name)))) continue;
      if (isCommand && TRANSACTIONS.has(name)) {
        throw new EngineError(
          'IllegalOperation',
          'Transaction numbers are only allowed on a replica set member or mongos',
        );
      }
      if (refused.includes(name)) {
        if (isNeutral(value)) continue;
        throw unsupported(`The option '${name}' of ${this.#command}`);
      }
      throw new EngineError('IDLUnknownField', `BSON field '${this.#command}.${name}' is an unknown field.`);
    }
  }

  has(name: string): boolean {
    const value = this.doc.get(name);
    return value !== undefined && value !== null;
  }

  document(name: string): Doc | undefined {
    const value = this.#present(name);
    return value === undefined || isDoc(value) ? value : this.#mistyped(name, value, 'object');
  }

  documents(name: string): Doc[] | undefined {
    const list = this.list(name);
    if (list === undefined) return undefined;
    return list.map((each, i) => (isDoc(each) ? each : this.#mistyped(`${name}.${i}`, each, 'object')));
  }

  list(name: string): Value[] | undefined {
    const value = this.#present(name);
    return value === undefined || Array.isArray(value) ? value : this.#mistyped(name, value, 'array');
  }

  text(name: string): string | undefined {
    const value = this.#present(name);
    return value === undefined || typeof value === 'string' ? value : this.#mistyped(name, value, 'string');
  }

  flag(name: string): boolean | undefined {
    const value = this.#present(name);
    if (value === undefined || typeof value === 'boolean') return value;
    const number = numberOf(value);
    return number === undefined ? this.#mistyped(name, value, 'bool') : number !== 0;
  }

  number(name: string): number | undefined {
    const value = this.#present(name);
    if (value === undefined) return undefined;
    const number = numberOf(value);
    if (number === undefined) return this.#mistyped(name, value, '[long, int, decimal, double]');
    return Math.trunc(number);
  }

  /** A number that must not be negative. @throws EngineError 51024 */
  count(name: string): number | undefined {
    const number = this.number(name);
    if (number !== undefined && number < 0) {
      throw new EngineError(
        'Location51024',
        `BSON field '${name}' value must be >= 0, actual value '${number}'`,
      );
    }
    return number;
  }

  required<T>(value: T | undefined, name: string): T {
    if (value !== undefined) return value;
    throw new EngineError(
      'Location40414',
      `BSON field '${this.#command}.${name}' is missing but a required field`,
    );
  }

  /** @throws EngineError 14 */
  #mistyped(name: string, value: Value, wanted: string): never {
    throw new EngineError(
      'TypeMismatch',
      `BSON field '${this.#command}.${name}' is the wrong type '${typeName(value)}', expected type '${wanted}'`,
    );
  }

  #present(name: string): Exclude<Value, null> | undefined {
    const value = this.doc.get(name);
    return value === null ? undefined : value;
  }
}

/** An option that is sent with its default value changes nothing. */
function isNeutral(value: Value): boolean {
  return value === null || value === false || (isDoc(value) && value.size === 0);
}
