import { isAbsolute } from 'node:path';
import { EngineError } from '../../errors/engine-error.ts';
import { type Command, ok } from '../call/call.ts';

/** A command of our own: copies everything into a new file on the engine's machine. */
export const embeddedBackup: Command = {
  accepted: [],
  async run({ args, engine }) {
    const file = args.text('embeddedBackup') ?? '';
    if (!isAbsolute(file))
      throw new EngineError('BadValue', 'embeddedBackup takes the absolute path of a new file');
    await engine.storage.backup(file).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError('OperationFailed', `The backup into ${file} failed: ${reason}`);
    });
    return ok();
  },
};
