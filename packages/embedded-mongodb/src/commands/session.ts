import { Binary } from 'bson';
import { isDoc } from '../bson/value.ts';
import type { Args } from './args.ts';
import { type Command, ok } from './call.ts';

/** The session that a command belongs to, as text. */
export function sessionOf(args: Args): string | undefined {
  const id = args.doc.get('lsid');
  const uuid = isDoc(id) ? id.get('id') : undefined;
  return uuid instanceof Binary ? uuid.toString('hex') : undefined;
}

/** Sessions hold nothing but cursors here: without transactions there is nothing else to end. */
export const endSessions: Command = {
  taken: [],
  run({ args, engine }) {
    for (const session of args.documents('endSessions') ?? []) {
      const id = session.get('id');
      if (id instanceof Binary) engine.cursors.killSession(id.toString('hex'));
    }
    return ok();
  },
};
