/** Facts as the core has counted them are kept beside the facts: opinions too, made anew where they are missing. */
export const version2 = {
  number: 2,
  stores: {
    sheets: '[shopId+shelf]',
    books: 'shopId',
  },
} as const;
