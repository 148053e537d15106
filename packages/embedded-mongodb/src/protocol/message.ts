import { readDocument } from '../bson/read.ts';
import type { Doc, Value } from '../bson/value.ts';
import { writeDocument } from '../bson/write.ts';
import { type Frame, ProtocolError } from './frames.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const MORE_TO_COME = 2;

/** What a client asks. */
export interface Message {
  readonly requestId: number;
  readonly isLegacy: boolean;
  readonly wantsReply: boolean;
  readonly body: Doc;
  /** Documents sent beside the body, neither decoded nor checked. */
  readonly sequences: ReadonlyMap<string, readonly Uint8Array[]>;
}

export function requestIdOf(frame: Frame): number {
  return frame.readInt32LE(4);
}

/**
 * Reads a message: OP_MSG, or the OP_QUERY that drivers send first.
 * @throws ProtocolError when the connection cannot go on, BsonError for a body that is not valid BSON.
 */
export function parseMessage(frame: Frame): Message {
  const opCode = frame.readInt32LE(12);
  if (opCode === OP_MSG) return parseMsg(frame);
  if (opCode === OP_QUERY) return parseQuery(frame);
  throw new ProtocolError(`Operation code ${opCode}`);
}

function parseMsg(frame: Frame): Message {
  if (frame.length < 26) throw new ProtocolError('Message too short');
  const flags = frame.readUInt32LE(16);
  if ((flags & 0xffff & ~MORE_TO_COME) !== 0) throw new ProtocolError(`Message flags ${flags}`);
  const sequences = new Map<string, Uint8Array[]>();
  let bodyAt: number | undefined;
  let at = 20;
  while (at < frame.length) {
    const kind = frame[at++];
    const size = sizeAt(frame, at);
    if (kind === 0) {
      if (bodyAt !== undefined) throw new ProtocolError('Message with two bodies');
      bodyAt = at;
    } else if (kind === 1) readSequence(frame.subarray(at + 4, at + size), sequences);
    else throw new ProtocolError(`Section of kind ${kind}`);
    at += size;
  }
  if (bodyAt === undefined) throw new ProtocolError('Message without a body');
  return {
    requestId: requestIdOf(frame),
    isLegacy: false,
    wantsReply: (flags & MORE_TO_COME) === 0,
    body: readDocument(frame, bodyAt),
    sequences,
  };
}

function readSequence(section: Buffer, sequences: Map<string, Uint8Array[]>): void {
  const end = section.indexOf(0);
  if (end < 0) throw new ProtocolError('Section without a name');
  const name = section.toString('utf8', 0, end);
  if (sequences.has(name)) throw new ProtocolError(`Two sections '${name}'`);
  const documents: Uint8Array[] = [];
  for (let at = end + 1; at < section.length; ) {
    const size = sizeAt(section, at);
    documents.push(section.subarray(at, at + size));
    at += size;
  }
  sequences.set(name, documents);
}

function sizeAt(bytes: Buffer, at: number): number {
  if (at + 5 > bytes.length) throw new ProtocolError('Section cut short');
  const size = bytes.readInt32LE(at);
  if (size < 5 || at + size > bytes.length) throw new ProtocolError(`Section of ${size} bytes`);
  return size;
}

function parseQuery(frame: Frame): Message {
  const nameEnd = frame.indexOf(0, 20);
  if (nameEnd < 0 || nameEnd + 9 + 5 > frame.length) throw new ProtocolError('Query cut short');
  const namespace = frame.toString('utf8', 20, nameEnd);
  const [database = '', ...rest] = namespace.split('.');
  if (rest.join('.') !== '$cmd') throw new ProtocolError(`Query of ${namespace}`);
  const sent = readDocument(frame, nameEnd + 9);
  const wrapped = sent.get('$query');
  const body = new Map(wrapped instanceof Map ? wrapped : sent);
  if (!HELLO.has(body.keys().next().value ?? '')) throw new ProtocolError('Query that is no hello');
  body.set('$db', database);
  return { requestId: requestIdOf(frame), isLegacy: true, wantsReply: true, body, sequences: new Map() };
}

const HELLO = new Set(['hello', 'ismaster', 'isMaster']);

let lastReplyId = 0;

/** The frame that answers a message. */
export function replyFrame(
  requestId: number,
  isLegacy: boolean,
  reply: ReadonlyMap<string, Value> | Uint8Array,
): Buffer {
  const body = reply instanceof Uint8Array ? reply : writeDocument(new Map(reply), 2 * 16 * 1024 * 1024);
  const start = isLegacy ? 36 : 21;
  const frame = Buffer.allocUnsafe(start + body.length);
  lastReplyId = (lastReplyId + 1) | 0;
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(lastReplyId, 4);
  frame.writeInt32LE(requestId, 8);
  frame.writeInt32LE(isLegacy ? OP_REPLY : OP_MSG, 12);
  frame.fill(0, 16, start);
  if (isLegacy) {
    frame.writeInt32LE(8, 16);
    frame.writeInt32LE(1, 32);
  }
  frame.set(body, start);
  return frame;
}
