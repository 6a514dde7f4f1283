/** How many cards of each kind the day has seen and still holds. */
export interface DayCounts {
  readonly newLeft: number;
  readonly newDone: number;
  readonly reviewsLeft: number;
  readonly reviewsDone: number;
}

/** Which kind to show next so that new cards lie evenly among the day's reviews; null when both are used up. */
export function nextKind({ newLeft, newDone, reviewsLeft, reviewsDone }: DayCounts): 'new' | 'review' | null {
  if (newLeft <= 0) return reviewsLeft > 0 ? 'review' : null;
  if (reviewsLeft <= 0) return 'new';
  const newShare = (newLeft + newDone) / (newLeft + newDone + reviewsLeft + reviewsDone);
  const newByThen = (newDone + reviewsDone + 1) * newShare;
  return newDone + 1 <= newByThen + 0.5 ? 'new' : 'review';
}
