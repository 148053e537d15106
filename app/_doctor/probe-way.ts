import type { MethodAnswers } from '../../lib/contract/doctor/judge-way.ts';

const PATIENCE_MS = 15_000;
/** Between the two pieces of a body, in milliseconds, and the size of each: some proxies wait for the first 16 KB of any body. */
const PIECE_MS = 1_500;
const PIECE_BYTES = 64 * 1024;
/** Those of CardDAV that proxies know least (RFC 3253, RFC 4918). */
const METHODS = ['PROPFIND', 'REPORT'];

/** How long after its first part the last one of an answer arrives; null when it does not. */
export async function millisecondsOfParts(address: string): Promise<number | null> {
  try {
    const { body, ok } = await fetch(address, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const reader = body?.getReader();
    if (!ok || reader === undefined) return null;
    await reader.read();
    const begun = performance.now();
    while (!(await reader.read()).done);
    return performance.now() - begun;
  } catch {
    return null;
  }
}

/** How long after its first piece the server got the last one of a body; null where a body cannot be sent in pieces, as in most browsers. */
export async function millisecondsOfPieces(address: string): Promise<number | null> {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new Uint8Array(PIECE_BYTES));
      await new Promise((resolve) => setTimeout(resolve, PIECE_MS));
      controller.enqueue(new Uint8Array(PIECE_BYTES));
      controller.close();
    },
  });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
    signal: AbortSignal.timeout(PATIENCE_MS),
  };
  try {
    const response = await fetch(address, init);
    return response.ok ? Number((await response.json()).ms) : null;
  } catch {
    return null;
  }
}

/** Who answers to each method: Parley's refusals are problem+json. */
export async function askByMethods(address: string): Promise<MethodAnswers> {
  return await Promise.all(
    METHODS.map(async (method) => {
      try {
        const { status, headers } = await fetch(address, {
          method,
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        return { method, status, isOurs: /json|xml/.test(headers.get('content-type') ?? '') };
      } catch {
        return { method, status: null, isOurs: false };
      }
    }),
  );
}
