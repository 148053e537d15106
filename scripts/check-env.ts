import { EnvError, readEnv } from '../lib/process/env.ts';

/** What is wrong with the settings, in one message, or undefined. Read before a long build. */
export function checkEnv(source: Readonly<Record<string, string | undefined>>): string | undefined {
  try {
    readEnv(source);
    return undefined;
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
}
