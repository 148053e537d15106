import { readFileSync, writeFileSync } from 'node:fs';
import { apiPage } from './docs/api-page.ts';

// Writes the documents that are made from the code; a test compares them with what is committed.
const template = readFileSync(new URL('docs/api-template.md', import.meta.url), 'utf8');
writeFileSync(new URL('../docs/API.md', import.meta.url), apiPage(template));
