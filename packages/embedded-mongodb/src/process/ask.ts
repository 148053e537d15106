import { connect } from 'node:net';
import { readDocument } from '../bson/read.ts';
import type { Doc, Value } from '../bson/value.ts';
import { writeDocument } from '../bson/write.ts';

const OP_MSG = 2013;
const BEFORE_BODY = 21;

/** Sends one command to the engine at a socket, on a connection of its own. @throws Error with the engine's message */
export function ask(socket: string, command: Doc): Promise<Doc> {
  const body = writeDocument(new Map<string, Value>([...command, ['$db', 'admin']]));
  const head = Buffer.alloc(BEFORE_BODY);
  head.writeInt32LE(BEFORE_BODY + body.length, 0);
  head.writeInt32LE(1, 4);
  head.writeInt32LE(OP_MSG, 12);
  return new Promise((resolve, reject) => {
    const connection = connect(socket, () => connection.write(Buffer.concat([head, body])));
    const chunks: Buffer[] = [];
    connection.on('data', (chunk) => {
      chunks.push(chunk);
      const all = Buffer.concat(chunks);
      if (all.length < 4 || all.length < all.readInt32LE(0)) return;
      connection.destroy();
      const reply = readDocument(all, BEFORE_BODY);
      if (Number(reply.get('ok')) === 1) resolve(reply);
      else reject(new Error(String(reply.get('errmsg'))));
    });
    connection.on('error', reject);
    connection.on('close', () => reject(new Error('The embedded engine closed the connection')));
  });
}
