import type { ServerResponse } from 'node:http';

/** Sends an answer that was made for the framework, of a few kilobytes at most, without it. */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  const text = answer.body === null ? '' : await answer.text();
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(text);
}
