import { highlight } from './highlight.ts';
import type { HighlightAnswer, HighlightJob } from './highlighter.ts';

// Runs beside the page: a grammar that takes long on what a person wrote holds nothing up, and can be ended.
addEventListener('message', ({ data }: MessageEvent<HighlightJob>) => {
  postMessage({ pieces: highlight(data.language, data.text) } satisfies HighlightAnswer);
});
postMessage('ready');
