import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createClient, type Client } from '../../src/contract/client.ts';
import type { Paper } from '../../src/contract/paper.ts';
import { startHostProcess } from '../support/browser-host.ts';
import { folderForTest } from '../support/temporary.ts';

const kills = 20;

/** The number in a draft that was typed; 0 for none. */
function numberIn({ tasks }: Paper, position: number): number {
  const answer = tasks[position]?.answer ?? null;
  return answer?.kind === 'typed' ? Number(answer.text.split(' ')[1]) : 0;
}

/** Types numbered drafts into the tasks that take text, one after the other, until the host is gone; notes what was acknowledged. */
async function typeUntilKilled(
  client: Client,
  { paperId, tasks }: Paper,
  from: number,
  acknowledged: Map<number, number>,
): Promise<number> {
  const typed = tasks.filter(({ instance }) => instance === null || instance.answer.kind === 'typed');
  let draft = from;
  try {
    for (;;) {
      draft += 1;
      const { position } = typed[draft % typed.length] ?? expect.fail('Some tasks should take text.');
      await client.call('paper.save', {
        paperId,
        position,
        answer: { kind: 'typed', text: `draft ${draft}` },
      });
      acknowledged.set(position, draft);
    }
  } catch {
    return draft;
  }
}

it(
  `loses nothing answered in a paper when the host is killed ${kills} times`,
  { timeout: 300_000 },
  async () => {
    const dataDir = join(folderForTest(), 'data');
    const acknowledged = new Map<number, number>();
    let draft = 0;
    let saved = 0;
    let begun: Paper | null = null;
    for (let kill = 1; kill <= kills; kill += 1) {
      const host = await startHostProcess(dataDir);
      const client = createClient(host.connection);
      const paper: Paper =
        begun === null ? await begin(client) : await client.call('paper.get', { paperId: begun.paperId });
      begun ??= paper;
      const { startedAt, endsAt, now }: Paper = begun;
      expect(paper).toMatchObject({ status: 'open', startedAt, endsAt });
      expect(paper.now).toBeGreaterThanOrEqual(now);
      const lost = [...acknowledged].filter(([position, number]) => numberIn(paper, position) < number);
      expect(lost).toEqual([]);
      const before = draft;
      const heard = new Map<number, number>();
      const typing = typeUntilKilled(client, paper, draft, heard);
      while (Math.max(0, ...heard.values()) < before + 5 + (kill % 7)) await sleep(1);
      await sleep((kill * 37) % 20);
      await host.stop('SIGKILL');
      draft = await typing;
      saved += Math.max(...heard.values()) - before;
      for (const [position, number] of heard) acknowledged.set(position, number);
    }
    const host = await startHostProcess(dataDir);
    const client = createClient(host.connection);
    const done = await client.call('paper.submit', { paperId: begun?.paperId ?? 0 });
    await host.stop('SIGTERM');
    const lost = [...acknowledged].filter(([position, number]) => numberIn(done, position) < number);
    console.info(
      `killed ${kills} times during a paper; ${saved} drafts acknowledged, ${lost.length} missing; its end unmoved`,
    );
    expect(lost).toEqual([]);
    expect(done).toMatchObject({ endsAt: begun?.endsAt, submittedAt: expect.any(Number) as unknown });
    expect(saved).toBeGreaterThan(kills * 5);
  },
);

/** Starts a strict paper of the bundled exam. */
async function begin(client: Client): Promise<Paper> {
  const [blueprint] = await client.call('exam.blueprints');
  const { examId } = await client.call(
    'exam.save',
    blueprint?.exam ?? expect.fail('An exam should be bundled.'),
  );
  return client.call('paper.start', { examId, mode: 'strict', weighting: 'weak' });
}
