import { Binary } from 'bson';
import { type Command, ok } from '../call/call.ts';

/** Without transactions, a session has nothing but cursors that could be ended. */
export const endSessions: Command = {
  accepted: [],
  run({ args, engine }) {
    for (const session of args.documents('endSessions') ?? []) {
      const id = session.get('id');
      if (id instanceof Binary) engine.cursors.killSession(id.toString('hex'));
    }
    return ok();
  },
};
