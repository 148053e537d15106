'use client';

import { type ReactNode, useMemo } from 'react';
import { CodeBlock } from '../code/code-block.tsx';
import { MessageLink } from '../pieces/message-link.tsx';
import { firstDirection } from '../pieces/text-direction.ts';
import { TextWithMentions } from '../pieces/text-with-mentions.tsx';
import { type Block, type Inline, type ListItem, parseMarkdown } from './parse-markdown.ts';

interface MarkdownTextProps {
  readonly text: string;
  /** Room at the end of the last line for what lies over it, such as the time. */
  readonly tail: ReactNode;
}

/** A message with its Markdown drawn, as elements of an allow-list: nothing that was typed is ever read as HTML. */
export default function MarkdownText({ text, tail }: MarkdownTextProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Blocks blocks={blocks} tail={tail} />
    </div>
  );
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  /** Where nothing lies over the end it is null. */
  readonly tail: ReactNode;
}

function Blocks({ blocks, tail }: BlocksProps) {
  const last = blocks.at(-1);
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
    <MarkdownBlock key={index} block={block} tail={block === last ? tail : null} />
  ));
}

interface MarkdownBlockProps {
  readonly block: Block;
  readonly tail: ReactNode;
}

function MarkdownBlock({ block, tail }: MarkdownBlockProps) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto" className="own-direction whitespace-pre-wrap">
          <Inlines inlines={block.children} />
          {tail}
        </p>
      );
    case 'quote':
      return (
        <blockquote
          dir={firstDirection(textOf([block]))}
          className="border-control text-ink-2 flex flex-col gap-1 border-s-2 ps-3"
        >
          <Blocks blocks={block.children} tail={tail} />
        </blockquote>
      );
    case 'list':
      return <List block={block} tail={tail} />;
    case 'code':
      return <CodeBlock language={block.language} text={block.text} hasTail={tail !== null} />;
  }
}

interface ListProps {
  readonly block: Extract<Block, { type: 'list' }>;
  readonly tail: ReactNode;
}

/** Each item beside its bullet or its number as it was typed, in one column as wide as the widest of them. */
function List({ block: { items }, tail }: ListProps) {
  const isNumbered = items[0]?.marker != null;
  const Element = isNumbered ? 'ol' : 'ul';
  return (
    <Element
      dir={firstDirection(items.map(({ children }) => textOf(children)).join('\n'))}
      className="grid [list-style-type:''] grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-0.5"
    >
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of one text never move
        <li key={index} value={numberOf(item)} className="col-span-2 grid grid-cols-subgrid">
          <Marker item={item} />
          <div className="flex min-w-0 flex-col gap-1">
            <Blocks blocks={item.children} tail={index === items.length - 1 ? tail : null} />
          </div>
        </li>
      ))}
    </Element>
  );
}

/** The number of an item, for those who do not see it; none of a bullet. */
function numberOf({ marker }: ListItem): number | undefined {
  return marker === null ? undefined : Number.parseInt(marker, 10);
}

function Marker({ item: { marker, isDone } }: { readonly item: ListItem }) {
  return (
    <span className="text-ink-2 text-end tabular-nums">
      {marker}
      {marker !== null && isDone !== null && ' '}
      {isDone !== null && (
        <>
          <span aria-hidden>{isDone ? '☑' : '☐'}</span>
          <span className="sr-only">{isDone ? 'Done:' : 'To do:'}</span>
        </>
      )}
      {/* Drawn, so that the text of an item is what was typed. */}
      {marker === null && isDone === null && <span aria-hidden className="before:content-['•']" />}
    </span>
  );
}

/** What decides the direction of blocks: their text without links and code, which have one of their own. */
function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'code') return '';
      if (block.type === 'paragraph') return plainOf(block.children);
      return textOf(
        block.type === 'quote' ? block.children : block.items.flatMap(({ children }) => children),
      );
    })
    .join('\n');
}

function plainOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'strong' || inline.type === 'em' || inline.type === 'del'
        ? plainOf(inline.children)
        : ' ';
    })
    .join('');
}

function Inlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
  return inlines.map((inline, index) => <MarkdownInline key={index} inline={inline} />);
}

function MarkdownInline({ inline }: { readonly inline: Inline }) {
  switch (inline.type) {
    case 'text':
      return <TextWithMentions text={inline.text} />;
    case 'break':
      return '\n';
    case 'code':
      return (
        <code className="bg-code rounded-control text-14 px-1 py-0.5 font-mono [overflow-wrap:anywhere]">
          {inline.text}
        </code>
      );
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines inlines={inline.children} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case 'del':
      return (
        <del>
          <Inlines inlines={inline.children} />
        </del>
      );
    case 'link':
      return (
        <MessageLink href={inline.href}>
          <Inlines inlines={inline.children} />
          {inline.host !== null && ` (${inline.host})`}
        </MessageLink>
      );
  }
}
