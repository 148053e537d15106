import { Double } from 'bson';
import type { Doc, Value } from '../../bson/value.ts';
import type { Deadline } from '../../engine/deadline.ts';
import type { Engine } from '../../engine/engine.ts';
import { EngineError } from '../../errors/engine-error.ts';
import type { Args, Fields } from './args.ts';

/** One command while the engine runs it. */
export interface Call {
  readonly engine: Engine;
  readonly name: string;
  readonly database: string;
  readonly args: Args;
  /** Raw documents sent beside the body (document sequences), by the name of their field. */
  readonly sequences: ReadonlyMap<string, readonly Uint8Array[]>;
  readonly connectionId: number;
  readonly deadline: Deadline;
}

/** A reply: a document, or bytes of one that were never decoded. */
export type Reply = Doc | Uint8Array;

export interface Command extends Fields {
  run(call: Call): Promise<Reply> | Reply;
}

/** An ordered reply with `ok: 1` at its end. */
export function ok(...fields: [string, Value][]): Doc {
  return new Map<string, Value>([...fields, ['ok', new Double(1)]]);
}

/** The collection that a command names in its first field. @throws EngineError 73 */
export function collectionName(call: Call, field: string = call.name): string {
  const value = call.args.doc.get(field);
  if (typeof value !== 'string') {
    throw new EngineError('InvalidNamespace', `collection name has invalid type for command ${call.name}`);
  }
  if (value === '')
    throw new EngineError('InvalidNamespace', `Invalid namespace specified '${call.database}.'`);
  return value;
}

/** A whole number as MongoDB sends it: int32 where it fits, else int64. */
export function whole(value: number): number | bigint {
  const floor = Math.floor(value);
  return (floor | 0) === floor ? floor : BigInt(floor);
}
