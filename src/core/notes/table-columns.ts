/** How many cells a line has, read as the row of a table. */
export function columnsOf(row: string): number {
  const text = row.trim();
  let bars = 0;
  let endsInBar = false;
  for (let index = 0; index < text.length; index += 1) {
    endsInBar = text[index] === '|';
    if (endsInBar) bars += 1;
    if (text[index] === '\\') index += 1;
  }
  return bars + 1 - (text.startsWith('|') ? 1 : 0) - (endsInBar && text.length > 1 ? 1 : 0);
}
