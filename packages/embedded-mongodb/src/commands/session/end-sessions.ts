import { Binary } from 'bson';
import { type Command, ok } from '../call/call.ts';

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
