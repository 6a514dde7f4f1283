import { expect, it } from 'vitest';
import type { FamilySummary, Skill } from '../../../src/contract/drill.ts';
import { skillText, topicsOf } from '../../../src/ui/state/drills.ts';

const skill: Skill = {
  ...{ state: 'review', level: 1, recall: 0.9, dueInDays: 0, answered: 3, accuracy: 1 },
  ...{ medianMs: 5000, mistakes: [] },
};
const family = (id: string, topic: string, needs: string[] = []): FamilySummary => ({
  ...{ id, title: id, topic, needs, levels: [], misconceptions: {}, cardId: null, skill },
});

it('lists topics from the wire upwards, own ones last, and families after what they need', () => {
  const topics = topicsOf([
    family('a-broadcast', 'Prefixes', ['z-mask']),
    family('mine', 'Kitchen'),
    family('z-mask', 'Prefixes'),
    family('proxy', 'Proxies'),
    family('b', 'Prefixes', ['a-broadcast', 'elsewhere']),
    family('wire', 'Switching'),
  ]);
  expect(topics.map(({ name, families }) => [name, families.map(({ id }) => id)])).toEqual([
    ['Switching', ['wire']],
    ['Prefixes', ['z-mask', 'a-broadcast', 'b']],
    ['Proxies', ['proxy']],
    ['Kitchen', ['mine']],
  ]);
});

it('lists families that need each other in a circle too', () => {
  const [topic] = topicsOf([family('x', 'DNS', ['y']), family('y', 'DNS', ['x'])]);
  expect(topic?.families).toHaveLength(2);
});

it('says where a skill stands', () => {
  const text = (change: Partial<Skill>) => skillText({ ...skill, ...change }, 0);
  expect([text({}), text({ dueInDays: -2 }), text({ state: 'absent' }), text({ state: 'waiting' })]).toEqual([
    'today',
    '2 days late',
    'in no deck',
    'waiting',
  ]);
});
