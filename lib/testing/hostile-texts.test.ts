import { expect, test } from 'vitest';
import { type Block, type Inline, parseMarkdown } from '../../app/_chat/text/markdown/parse-markdown.ts';
import { displayNameSchema } from '../contract/accounts/account.ts';
import { bodySchema } from '../contract/conversations/message.ts';
import { hostileFileNames, hostileMessages, hostileNames } from './hostile-texts.ts';

const all = [...hostileMessages, ...hostileNames, ...hostileFileNames];

test('there are two hundred of them, no two alike, and the messages and names can be sent', () => {
  expect(new Set(hostileMessages).size).toBe(hostileMessages.length);
  expect(all.length).toBeGreaterThanOrEqual(200);
  for (const body of hostileMessages)
    expect(bodySchema.safeParse(body).success, body.slice(0, 40)).toBe(true);
  for (const name of hostileNames) expect(displayNameSchema.safeParse(name).success, name).toBe(true);
});

function inlinesOf(block: Block): readonly Inline[] {
  if (block.type === 'code') return [];
  if (block.type === 'list') return block.items.flatMap(({ children }) => children).flatMap(inlinesOf);
  return block.type === 'quote' ? block.children.flatMap(inlinesOf) : block.children.flatMap(nested);
}

function nested(inline: Inline): Inline[] {
  return [inline, ...('children' in inline ? inline.children.flatMap(nested) : [])];
}

test.each(hostileMessages)('%j leads nowhere but to web and mail addresses', (body) => {
  for (const inline of parseMarkdown(bodySchema.parse(body)).flatMap(inlinesOf)) {
    if (inline.type !== 'link') continue;
    const { protocol, username, password } = new URL(inline.href);
    expect(['http:', 'https:', 'mailto:']).toContain(protocol);
    expect(username + password).toBe('');
  }
});
