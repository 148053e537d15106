const PATIENCE_MS = 15_000;

/** Runs a server action; null when no answer comes: no network, no server, or 15 s of silence. */
export async function runServerAction<T>(action: () => Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([action(), silence]);
  } catch {
    // A server action throws only when it was not reached: what it refuses, it answers.
    return null;
  } finally {
    clearTimeout(timer);
  }
}
