'use client';

import { type ReactNode, useMemo } from 'react';
import { CodeBlock } from './code/code-block.tsx';
import { MessageLink } from './message-link.tsx';
import { type Block, type Inline, parseMarkdown } from './parse-markdown.ts';
import { TextWithMentions } from './text-with-mentions.tsx';

interface MarkdownTextProps {
  readonly text: string;
  /** Room at the end of the last line for what lies over it, such as the time. */
  readonly tail: ReactNode;
}

/** A message with its Markdown drawn, as elements of an allow-list: nothing that was typed is ever read as HTML. */
export default function MarkdownText({ text, tail }: MarkdownTextProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  const last = blocks.at(-1);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
        <MarkdownBlock key={index} block={block} tail={block === last ? tail : null} />
      ))}
      {/* Only a paragraph has a last line of its own to leave room in. */}
      {last?.type !== 'paragraph' && <div className="h-4" />}
    </div>
  );
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
        <blockquote className="border-control text-ink-2 flex flex-col gap-1 border-s-2 ps-3">
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of one text never move
        <li key={index} dir="auto" className="ps-1">
          <Blocks blocks={item} />
        </li>
      ));
      return block.start === null ? (
        <ul className="list-disc ps-5">{items}</ul>
      ) : (
        <ol start={block.start} className="list-decimal ps-7">
          {items}
        </ol>
      );
    }
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />;
  }
}

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
  return blocks.map((block, index) => <MarkdownBlock key={index} block={block} tail={null} />);
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
