/**
 * Facts as the core has counted them are kept beside the facts: opinions too, made anew where they are missing. Problems
 * are found by what they name, as a record may come long after them.
 */
export const version2 = {
  number: 2,
  stores: {
    problems: '[shopId+key], [shopId+record.orderId], [shopId+record.caseId], [shopId+record.chatId]',
    sheets: '[shopId+shelf]',
    books: 'shopId',
  },
} as const;
