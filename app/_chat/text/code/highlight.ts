import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import markdown from 'highlight.js/lib/languages/markdown';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';

/** A piece of code with what it is: a class such as `hljs-keyword`, or none. */
export interface CodePiece {
  readonly text: string;
  readonly className: string;
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly properties?: { readonly className?: unknown };
  readonly children?: readonly Node[];
}

const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  markdown,
  php,
  python,
  ruby,
  rust,
  sql,
  swift,
  typescript,
  xml,
  yaml,
});

/** The code in pieces by the grammar of `language`; null when there is none. Loaded by the first code block. */
export function highlight(language: string, text: string): readonly CodePiece[] | null {
  if (!lowlight.registered(language)) return null;
  return joinAlike(piecesOf(lowlight.highlight(language, text), ''));
}

function joinAlike(pieces: readonly CodePiece[]): CodePiece[] {
  const joined: { text: string; className: string }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.className === piece.className) last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined;
}

function piecesOf(node: Node, className: string): CodePiece[] {
  if (node.type === 'text') return [{ text: node.value ?? '', className }];
  const own = node.properties?.className;
  const inner = Array.isArray(own) ? own.filter((name) => typeof name === 'string').join(' ') : className;
  return (node.children ?? []).flatMap((child) => piecesOf(child, inner));
}
