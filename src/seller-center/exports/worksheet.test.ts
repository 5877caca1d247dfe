import { describe, expect, test } from 'vitest';
import { makeSharedTextsParser, makeSheetParser } from './worksheet';

const rowsOf = (inner: string, shared: string[] = [], piece = 7) => {
  const rows: [number, ...string[]][] = [];
  const parser = makeSheetParser(shared, ({ row, cells }) => rows.push([row, ...cells]));
  const xml = `<?xml version="1.0"?><worksheet><dimension ref="A1:A1"/><sheetData>${inner}</sheetData></worksheet>`;
  for (let at = 0; at < xml.length; at += piece) parser.write(xml.slice(at, at + piece));
  parser.close();
  return rows;
};

describe('a sheet is read', () => {
  test.each([
    [
      'by the references of cells',
      '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row>',
      [[2, '', '1', '', '2']],
    ],
    [
      'without references, in order',
      '<row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>',
      [
        [1, '1'],
        [2, '', '2'],
      ],
    ],
    [
      'where each cell has a row',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
      [[1, '1', '2']],
    ],
    ['with prefixes', '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>', [[1, 'a']]],
    ['with other quotes', `<row r='1'><c r='A1' t='str'><f>"x">1</f><v>a</v></c></row>`, [[1, 'a']]],
    ['with a > in an attribute', '<row r="1"><c r="A1" note="a>b" t="str"><v>a</v></c></row>', [[1, 'a']]],
    ['with entities', '<row r="1"><c r="A1" t="str"><v>a&amp;lt;&#10;&#x1F600;</v></c></row>', [[1, 'a&lt;\n😀']]],
    [
      'with comments and literals',
      '<row r="1"><!-- <c> --><c r="A1" t="str"><v><![CDATA[<a>&amp;]]></v></c></row>',
      [[1, '<a>&amp;']],
    ],
    ['with a TAB', '<row r="1"><c r="A1" t="str"><v>1_x0009_</v></c></row>', [[1, '1\t']]],
    [
      'with runs of text',
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
      [[1, 'ab']],
    ],
    ['with numbers that only look long', '<row r="1"><c r="A1"><v>22.950000000000003</v></c></row>', [[1, '22.95']]],
    [
      'with ids that became numbers',
      '<row r="1"><c r="A1"><v>576812345678901000</v></c></row>',
      [[1, '5.76812345678901e+17']],
    ],
    ['with shared texts', '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"/></row>', [[1, 'two', '']]],
  ])('%s', (_, xml, expected) => {
    for (const piece of [1, 5, 1000]) expect(rowsOf(xml, ['one', 'two'], piece)).toEqual(expected);
  });

  test.each([
    ['rows that go back', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a text that is not shared', '<row r="1"><c r="A1" t="s"><v>9</v></c></row>'],
    ['a reference that is none', '<row r="1"><c r="R1C1"><v>9</v></c></row>'],
    ['more columns than there are', '<row r="1"><c r="ZZZ1"><v>9</v></c></row>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><row r="1"/>'],
    ['an entity that is none', '<row r="1"><c r="A1" t="str"><v>&unknown;</v></c></row>'],
    ['elements that end out of order', '<row r="1"><c r="A1"><v>9</c></v></row>'],
    ['elements within elements without end', '<a>'.repeat(101)],
    ['a tag without an end', `<row r="1"><c ${'a'.repeat(70_000)}`],
  ])('but not with %s', (_, xml) => {
    expect(() => rowsOf(xml)).toThrow('the workbook is damaged');
  });
});

test('a shared string longer than a cell is cut to the length of a cell, wherever it is used', () => {
  const [[, ...cells] = []] = rowsOf('<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>', ['x'.repeat(1_000_000)]);
  expect(cells.map((cell) => String(cell).length)).toEqual([32_767, 32_767]);
});

test('phonetic readings are left out of shared strings', () => {
  const texts: string[] = [];
  const parser = makeSharedTextsParser(texts);
  parser.write(
    '<sst><si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh></si><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></si><si/></sst>',
  );
  expect(texts).toEqual(['課', 'a b', '']);
});
