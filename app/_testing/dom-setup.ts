import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// What one test drew must not be found by the next.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

// How long a test waits for what it expects: a busy machine is slow, and nothing is asserted by it.
configure({ asyncUtilTimeout: 15_000 });
