/** What the seller says of appeals: marks on what is listed, and tickets got ready. */
export const version4 = {
  number: 4,
  stores: {
    appealMarks: '[shopId+key]',
    preparedTickets: '[shopId+key]',
  },
} as const;
