import { chromium } from '@playwright/test';
import { build } from 'vite';

const ORIGIN = 'https://bench.invalid';

/** The code of a module and all that it needs, built as the extension's own is. */
export const bundle = async (input: string): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      rollupOptions: { input, output: { format: 'iife' } },
    },
  });
  const [first] = [built].flat();
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
};

/**
 * Asks a worker in Chromium, a fresh one for every question, built as the extension's own is.
 * @param input the worker's source; it posts `{ measured }`, or `{ failed }`
 */
export const inChromium = async <Question, Measured>(
  input: string,
  questions: readonly Question[],
  tell: (measured: Measured, question: Question) => void,
): Promise<void> => {
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const code = await bundle(input);
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
    );
    await page.goto(ORIGIN);
    for (const question of questions) {
      const measured = await page.evaluate(
        (asked: unknown) =>
          new Promise<unknown>((done, fail) => {
            const worker = new Worker('/worker.js');
            worker.onmessage = ({ data }) => ('measured' in data ? done(data.measured) : fail(new Error(data.failed)));
            worker.onerror = ({ message }) => fail(new Error(message));
            worker.postMessage(asked);
          }),
        question,
      );
      tell(measured as Measured, question);
    }
  } finally {
    await browser.close();
  }
};
