/** What stands for a task that cannot be made again. */
export const lost = 'What this task asked is not known any more: its drill is not defined in the notes now.';

/** Title of a skill, or of a deck with its levels: `CKA networking › Routing`. */
export function titleOf(title: string, isSkill: boolean): string {
  return isSkill ? title : title.split('::').join(' › ');
}
