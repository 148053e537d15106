import { config } from 'zod/v4/core';

// Next runs this before any other module of the page. Zod would find out by an evaluation whether it may compile its
// schemas; the Content-Security-Policy refuses that, and each page would report one violation.
config({ jitless: true });
