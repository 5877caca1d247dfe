import { config } from 'zod/mini';

// Imported before any schema: zod then does not probe `new Function`, which both the extension's and the pages' CSP
// forbid.
config({ jitless: true });
