import { AppError } from '../../contract/errors.ts';
import type { PaperReport } from '../../contract/paper.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';
import { countedReviews, isEvidence } from './paper-evidence.ts';
import { askedOf, examOf, familyIdOf, predictionOf } from './paper-json.ts';
import { mistakesOf } from './paper-mistakes.ts';
import { nextAfter } from './paper-next.ts';
import { requirePaper } from './require-paper.ts';
import { showPaper, summaryOf } from './show-paper.ts';

/** What a paper came to. Throws AppError `not-found`, and `conflict` until every task is marked. */
export function paperReport(collection: Collection, paperId: number): PaperReport {
  const paper = requirePaper(collection, paperId);
  const { score, isPassed, usedMs } = summaryOf(collection, paper);
  if (score === null || isPassed === null || usedMs === null)
    throw new AppError(
      'conflict',
      paper.submitted_at === null
        ? 'This paper is not handed in yet. Hand it in to read its report.'
        : 'Some answers of this paper wait for your own mark. Mark them to read its report.',
    );
  const tasks = collection.papers.tasks(paperId);
  return {
    paper: showPaper(collection, paper),
    score,
    isPassed,
    usedMs,
    prediction: predictionOf(paper),
    domains: byDomain(paper, tasks),
    skills: bySkill(tasks),
    mistakes: mistakesOf(collection, paper, tasks),
    next: nextAfter(collection, paper),
    evidence: { isOn: isEvidence(paper), reviews: countedReviews(collection, tasks) },
    history: collection.papers
      .ofExam(paper.exam_id)
      .filter(({ done_at: doneAt }) => doneAt !== null)
      .map((done) => summaryOf(collection, done)),
  };
}

function byDomain(paper: PaperRecord, tasks: readonly PaperTaskRecord[]): PaperReport['domains'] {
  const { domains } = examOf(paper);
  const weights = domains.reduce((sum, { weight }) => sum + weight, 0);
  return domains.map(({ name, weight }, index) => {
    const own = tasks.filter(({ domain }) => domain === index);
    return {
      name,
      weight: weight / weights,
      tasks: own.length,
      right: own.filter(({ credit }) => credit === 1).length,
      score: own.length === 0 ? null : scoreOf(own),
      msPerTask:
        own.length === 0
          ? null
          : Math.round(own.reduce((sum, { spent_ms: spentMs }) => sum + spentMs, 0) / own.length),
    };
  });
}

/** By skill and by the deck of cards, the weakest first. */
function bySkill(tasks: readonly PaperTaskRecord[]): PaperReport['skills'] {
  const groups = Map.groupBy(tasks, (task) => {
    const asked = askedOf(task);
    return asked.kind === 'drill' ? `drill ${familyIdOf(asked.family)}` : `deck ${asked.title}`;
  });
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      const asked = askedOf(first);
      const family = asked.kind === 'drill' ? familyIdOf(asked.family) : null;
      return { title: asked.title, family, tasks: own.length, score: scoreOf(own) };
    })
    .sort((a, b) => a.score - b.score || a.title.localeCompare(b.title));
}

/** Share of the points of some tasks. */
function scoreOf(tasks: readonly PaperTaskRecord[]): number {
  const all = tasks.reduce((sum, { points }) => sum + points, 0);
  return tasks.reduce((sum, { points, credit }) => sum + points * (credit ?? 0), 0) / all;
}
