import { rangesIn } from '@/lib/contract/search/match-message.ts';
import type { SearchTerm } from '@/lib/contract/search/search-terms.ts';

/** As `::highlight()` names it in the styles. */
const NAME = 'found';
/** The texts of the messages in a log. */
const TEXTS = '[data-key] [id$="-what"]';

/**
 * Marks the words in the texts of a log, and in those that come while one scrolls, until the answer is called. The
 * browser draws it over the text (CSS Custom Highlight API), so that nothing in the page changes; one that cannot only
 * shows the message itself.
 */
export function markFound(log: HTMLElement, terms: readonly SearchTerm[]): () => void {
  if (!('highlights' in CSS) || terms.length === 0) return () => undefined;
  let frame = 0;
  const draw = () => {
    const ranges = [...log.querySelectorAll<HTMLElement>(TEXTS)].flatMap((text) => rangesOf(text, terms));
    CSS.highlights.set(NAME, new Highlight(...ranges));
  };
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  });
  observer.observe(log, { childList: true, subtree: true, characterData: true });
  draw();
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    CSS.highlights.delete(NAME);
  };
}

/** The places of the terms in an element, whose text may lie in several nodes. */
function rangesOf(element: HTMLElement, terms: readonly SearchTerm[]): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { node: Node; start: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.nodeValue ?? '';
  }
  return rangesIn(text, terms).map(([start, length]) => {
    const range = document.createRange();
    const from = nodes.findLast((each) => each.start <= start);
    const to = nodes.findLast((each) => each.start < start + length);
    if (from) range.setStart(from.node, start - from.start);
    if (to) range.setEnd(to.node, start + length - to.start);
    return range;
  });
}
