/** Text below a card that closes what the card may leave open, as the text of a later card would: comments, divs, code, formulas, HTML. */
export const closers = ['# End', '%%', '-->', ':::', '$$', '</div>', '</details>', '```', '~~~'].join('\n\n');
