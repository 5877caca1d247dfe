import { config } from 'zod/mini';

// Imported before anything that makes a schema: a schema that may not probe for `new Function` works the same, and
// neither the extension's own policy nor a page's is asked for what both forbid.
config({ jitless: true });
