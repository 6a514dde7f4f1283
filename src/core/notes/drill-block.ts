import type { Block } from './block.ts';

/** Whether a block is a fence with the word `drill` behind it, which defines a drill and is no text of any card. */
export function isDrillBlock({ kind, name, isCell }: Block): boolean {
  return kind === 'code' && name === 'drill' && !isCell;
}
