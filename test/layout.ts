// What jsdom lacks of styles. It has no `checkVisibility`, lays nothing out, and takes a millisecond for each computed
// style. In a parsed document, which no style sheet reaches, what an element's own attributes say is all there is.

if (typeof Element !== 'undefined' && Element.prototype.checkVisibility === undefined) {
  const computed = window.getComputedStyle.bind(window);
  const isParsed = (element: Element): boolean => element.ownerDocument.defaultView === null;
  const ownStyle = (element: Element): CSSStyleDeclaration => (element as HTMLElement).style;
  window.getComputedStyle = (element, pseudo) =>
    isParsed(element) && pseudo == null ? ownStyle(element) : computed(element, pseudo);

  const isOff = (element: Element): boolean => {
    if (element.hasAttribute('hidden')) return true;
    if (isParsed(element) && !element.hasAttribute('style')) return false;
    const { display, opacity } = window.getComputedStyle(element);
    return display === 'none' || opacity === '0';
  };
  const isUnseen = (element: Element): boolean => {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { visibility } =
        isParsed(around) && !around.hasAttribute('style') ? { visibility: '' } : window.getComputedStyle(around);
      if (visibility === 'visible' && !isParsed(around)) return false;
      if (visibility !== '' && visibility !== 'inherit') return visibility !== 'visible';
    }
    return false;
  };
  Element.prototype.checkVisibility = function checkVisibility(this: Element): boolean {
    for (let around: Element | null = this; around !== null; around = around.parentElement)
      if (isOff(around)) return false;
    return !isUnseen(this);
  };
}
