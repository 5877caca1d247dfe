import { describe, expect, test } from 'vitest';
import { coversNothing, type Place, placeOpen, placeTab, TAB_SIZE } from './placement';

const WINDOW = { width: 1440, height: 900 };
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}
const probeOf =
  (...boxes: Box[]) =>
  (x: number, y: number): boolean =>
    boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
const covers = ({ top, width, height }: Place, box: Box): boolean =>
  WINDOW.width - width < box.right && top < box.bottom && top + height > box.top;

describe('the tab', () => {
  test('stands at the edge where nothing can be clicked', () => {
    const place = placeTab(() => false, WINDOW)!;
    expect(place).toMatchObject(TAB_SIZE);
  });

  test('moves away from every control, large or small', () => {
    for (const top of [0, 300, 360, 420, 470, 860])
      for (const height of [20, 40, 200]) {
        const button = { left: 1420, top, right: 1440, bottom: top + height };
        const place = placeTab(probeOf(button), WINDOW)!;
        expect(covers(place, button), `${top} ${height}`).toBe(false);
      }
  });

  test('narrows where controls leave the very edge, and is gone where they do not', () => {
    const column = { left: 1300, top: 0, right: 1424, bottom: 900 };
    expect(placeTab(probeOf(column), WINDOW)!.width).toBeLessThan(16);
    expect(placeTab(probeOf({ ...column, right: 1440 }), WINDOW)).toBeNull();
  });
});

describe('the open panel', () => {
  test('takes free space where there is enough of it', () => {
    const bar = { left: 0, top: 0, right: 1440, bottom: 300 };
    const { place, isOverControls } = placeOpen(probeOf(bar), WINDOW);
    expect(isOverControls).toBe(false);
    expect(covers(place, bar)).toBe(false);
    expect(coversNothing(probeOf(bar), WINDOW.width, place)).toBe(true);
  });

  test('says that it lies over controls where there is not', () => {
    const rows = Array.from({ length: 10 }, (_, index) => ({
      ...{ left: 1200, right: 1260, top: index * 90, bottom: index * 90 + 24 },
    }));
    expect(placeOpen(probeOf(...rows), WINDOW).isOverControls).toBe(true);
  });

  test('leaves the button of the page’s title free, on its own or above rows with buttons', () => {
    const title = { left: 1260, right: 1410, top: 107, bottom: 139 };
    const rowsFrom = (top: number) =>
      Array.from({ length: 20 }, (_, index) => ({
        ...{ left: 1300, right: 1370, top: top + index * 60, bottom: top + 28 + index * 60 },
      }));
    for (const rows of [rowsFrom(200), rowsFrom(400), []]) {
      const { place, isOverControls } = placeOpen(probeOf(title, ...rows), WINDOW);
      expect(covers(place, title)).toBe(false);
      expect(isOverControls).toBe(rows.length > 0 && rows[0]!.top === 200);
      expect(place.top + place.height).toBeLessThanOrEqual(WINDOW.height);
    }
  });

  test('takes for a form all the height that it may, over controls too', () => {
    const rows = [500, 700].map((top) => ({ left: 1200, right: 1260, top, bottom: top + 24 }));
    const [list, form] = [placeOpen(probeOf(...rows), WINDOW), placeOpen(probeOf(...rows), WINDOW, true)];
    expect(list.isOverControls).toBe(false);
    expect(form.place.height).toBeGreaterThan(list.place.height);
    expect(form.place.top + form.place.height).toBeLessThanOrEqual(WINDOW.height);
  });

  test('fits a small window', () => {
    const { place } = placeOpen(() => false, { width: 320, height: 400 });
    expect(place.width).toBeLessThanOrEqual(320);
    expect(place.top + place.height).toBeLessThanOrEqual(400);
  });
});
