/** Letters, digits and hyphens, as ids of cards and names of drill families are written. */
export const idPattern = /^[A-Za-z0-9-]+$/;
