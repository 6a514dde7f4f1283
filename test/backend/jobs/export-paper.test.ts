import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobsInWorker } from '../../../src/backend/jobs/jobs-in-worker.ts';
import type { InputOf } from '../../../src/contract/api.ts';
import type { NexthopEvent } from '../../../src/contract/events.ts';
import type { Paper, WrittenFile } from '../../../src/contract/paper.ts';
import { greyPixel } from '../../support/png.ts';
import { root } from '../../support/temporary.ts';
import { dayMs, minuteMs, morning, startScenario, type Scenario } from '../scenario.ts';

type Wanted = Omit<InputOf<'paper.export'>, 'paperId'>;

const notes = {
  'net/a.md': '---\ndeck: Net\n---\nQ: First?\nA: ![a shark](img/x.png) bites\n',
  'dns/b.md': '---\ndeck: Net::DNS\n---\nQ: Second?\nA: ![a whale](img/x.png) sings\n',
};

/** Two cards with an image each, and a paper of them and two drills. */
async function withPaper(mode: 'strict' | 'study'): Promise<{ scenario: Scenario; paper: Paper }> {
  const scenario = startScenario();
  for (const [path, text] of Object.entries(notes)) scenario.write(`notes/${path}`, text);
  scenario.write('notes/net/img/x.png', greyPixel(20));
  scenario.write('notes/dns/img/x.png', greyPixel(200));
  await scenario.importPaths(join(scenario.folder, 'notes'));
  const { examId } = await scenario.client.call('exam.save', {
    ...{ name: 'Net: all of it', at: morning + 30 * dayMs, passMark: 0.66, durationMs: 60 * minuteMs },
    ...{ taskCount: 4, minutesPerDay: 20, drillShare: 0.5, isEvidence: true },
    domains: [
      {
        ...{ name: 'Net', weight: 1, deckIds: [await scenario.deckId('Net')], tags: [] },
        families: ['route-match', 'same-network'],
      },
    ],
  });
  const paper = await scenario.client.call('paper.start', { examId, mode, weighting: 'blueprint', seed: 5 });
  return { scenario, paper };
}

function exported({ client }: Scenario, { paperId }: Paper, wanted: Wanted): Promise<WrittenFile> {
  return client.job(client.call('paper.export', { paperId, ...wanted }));
}

function textOf({ base64 }: WrittenFile): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}

/** Hands the paper in with something typed to its first card, and marks what waits for it. */
async function finish({ client }: Scenario, { paperId, tasks }: Paper): Promise<void> {
  const position = tasks.findIndex(({ card }) => card !== null);
  await client.call('paper.save', { paperId, position, answer: { kind: 'typed', text: 'no | idea' } });
  const handedIn = await client.call('paper.submit', { paperId });
  for (const { position: place, marking } of handedIn.tasks)
    if (marking?.credit === null) await client.call('paper.mark', { paperId, position: place, credit: 0 });
}

describe('exporting a paper', () => {
  it('writes it empty and without key while it is sat under exam conditions', async () => {
    const { scenario, paper } = await withPaper('strict');
    const file = await exported(scenario, paper, { what: 'empty', format: 'markdown' });
    expect(file).toMatchObject({ name: 'Net- all of it, mock 1.md', type: 'text/markdown; charset=utf-8' });
    const text = textOf(file);
    expect(text).toContain('# Net: all of it, mock 1\n');
    expect(text.match(/^## Task \d \(25 points\)$/gm)).toHaveLength(4);
    expect(text).toContain('First?');
    expect(text).toContain('its key is left out');
    expect(text).not.toMatch(/# Key|bites|sings|shark|whale/);
  });

  it('adds the key on a sheet of its own once it is handed in, and in study mode', async () => {
    const study = await withPaper('study');
    const early = textOf(await exported(study.scenario, study.paper, { what: 'empty', format: 'markdown' }));
    await study.scenario.client.call('paper.submit', { paperId: study.paper.paperId });
    const late = textOf(await exported(study.scenario, study.paper, { what: 'empty', format: 'markdown' }));
    expect(early).toBe(late);
    const [sheet = '', key = ''] = early.split('\n---\n\n');
    expect(sheet).not.toMatch(/bites|sings/);
    expect(key).toMatch(/^# Key: Net: all of it, mock 1\n/);
    expect(key).toContain('> ![a shark](img/x.png) bites');
    expect(key).toContain('> ![a whale](img/x.png) sings');
  });

  it('hands a paper in whose time is up before it writes its key', async () => {
    const { scenario, paper } = await withPaper('strict');
    scenario.clock.at += 61 * minuteMs;
    const text = textOf(await exported(scenario, paper, { what: 'empty', format: 'markdown' }));
    expect(text).toContain('# Key: Net: all of it, mock 1');
  });

  it('refuses a report until everything is marked', async () => {
    const { scenario, paper } = await withPaper('strict');
    await expect(exported(scenario, paper, { what: 'report', format: 'pdf' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await finish(scenario, paper);
    const file = await exported(scenario, paper, { what: 'report', format: 'markdown' });
    expect(file.name).toBe('Net- all of it, mock 1, report.md');
    expect(textOf(file)).toMatch(/^\*\*0%: not passed\.\*\* The pass mark is 66%\.$/m);
    expect(textOf(file)).toContain('**Answer given:** `no | idea`');
  });

  it('writes a PDF in the built worker, each card with its own image, and the same bytes again', async () => {
    const { scenario, paper } = await withPaper('strict');
    await finish(scenario, paper);
    const { dataDir, decksDir } = scenario;
    const options = { dataDir, decksDir, workerPath: '', now: morning, isClockFrozen: true, seed: 7 };
    const ended = new Map<string, PromiseWithResolvers<NexthopEvent>>();
    const jobs = jobsInWorker(join(root, 'out', 'main', 'job-worker.js'), options, (event) => {
      if ('job' in event && event.kind !== 'job.progress') ended.get(event.job)?.resolve(event);
    });
    const run = async (): Promise<WrittenFile> => {
      const job = jobs.start('exportPaper', { paperId: paper.paperId, what: 'report', format: 'pdf' });
      const end = Promise.withResolvers<NexthopEvent>();
      ended.set(job, end);
      const event = await end.promise;
      expect(event).toMatchObject({ kind: 'job.done' });
      return (event as { result: WrittenFile }).result;
    };
    const [file, again] = [await run(), await run()];
    await jobs.close();
    expect(file).toMatchObject({ name: 'Net- all of it, mock 1, report.pdf', type: 'application/pdf' });
    const bytes = Buffer.from(file.base64, 'base64').toString('latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    expect(bytes.match(/\/Subtype \/Image/g)).toHaveLength(2);
    expect(again).toEqual(file);
  });

  it('says that a paper is not there', async () => {
    const { scenario, paper } = await withPaper('study');
    await expect(
      exported(scenario, { ...paper, paperId: 99 }, { what: 'empty', format: 'pdf' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
