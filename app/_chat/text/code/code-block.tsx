'use client';

import clsx from 'clsx';
import { startTransition, useEffect, useState } from 'react';
import { CopyButton } from '../../../_ui/form/copy-button.tsx';
import type { CodePiece } from './highlight.ts';
import { pageHighlighter } from './highlighter.ts';

interface CodeBlockProps {
  /** As it was typed after the fence; may be empty or unknown. */
  readonly language: string;
  readonly text: string;
  /** Whether something lies over its end, such as the time: then there is room under the last line. */
  readonly hasTail: boolean;
}

/** A block of code, coloured once the worker answered; the same text before and after, so that nothing moves. */
export function CodeBlock({ language, text, hasTail }: CodeBlockProps) {
  const pieces = useHighlighted(language.toLowerCase(), text);
  return (
    <div className="bg-code rounded-card border-line max-w-full min-w-0 overflow-hidden border">
      <div className="border-line flex min-h-9 items-center justify-between gap-3 border-b ps-3">
        <span className="text-12 text-ink-3 truncate">{language === '' ? 'Code' : language}</span>
        <CopyButton text={text} label="Copy code" variant="quiet" size="sm" />
      </div>
      <pre
        dir="ltr"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled to by keyboard
        tabIndex={0}
        className={clsx(
          'text-14 max-h-96 overflow-auto px-3 pt-2 text-left font-mono [tab-size:2] outline-offset-[-2px]',
          hasTail ? 'pb-6' : 'pb-2',
        )}
      >
        <code>
          {pieces.map(({ text: piece, className }, index) =>
            className === '' ? (
              piece
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
              <span key={index} className={className}>
                {piece}
              </span>
            ),
          )}
        </code>
      </pre>
    </div>
  );
}

function useHighlighted(language: string, text: string): readonly CodePiece[] {
  const [found, setFound] = useState<{ of: string; pieces: readonly CodePiece[] } | null>(null);
  const of = `${language}\n${text}`;
  useEffect(() => {
    let isWanted = true;
    void pageHighlighter()
      .highlight({ language, text })
      .then((pieces) => {
        // Many blocks may be answered at once: each is drawn when nothing more urgent is.
        if (isWanted && pieces) startTransition(() => setFound({ of, pieces }));
      });
    return () => {
      isWanted = false;
    };
  }, [language, text, of]);
  return found?.of === of ? found.pieces : [{ text, className: '' }];
}
