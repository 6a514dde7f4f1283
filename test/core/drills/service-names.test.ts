import { describe, expect, it } from 'vitest';
import { family } from '../../../src/core/drills/families/service-names.ts';
import type { DrillInstance, Level } from '../../../src/core/drills/types.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** What the picture and the question show: rows of `kubectl get services`, the search list, the words between backticks. */
function shownIn({ picture, question }: DrillInstance) {
  if (picture?.kind !== 'files') throw new Error('no files');
  const [list, file] = picture.files;
  const rows = (list?.text ?? '')
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/));
  const search = /search (.*)/.exec(file?.text ?? '')?.[1]?.split(' ') ?? [];
  return { rows, search, quoted: [...question.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '') };
}

/** Whether a name exists in the cluster, by the rows alone. */
function exists(name: string, rows: readonly (readonly string[])[], domain: string): boolean {
  return rows.some(([namespace, service]) => name === `${service}.${namespace}.svc.${domain}`);
}

describe('service-names', () => {
  it.each(levels)('agrees with trying the names by hand at level %i', (level) => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const instance = family.make(level, seed);
      const { rows, search, quoted } = shownIn(instance);
      const { answer, question } = instance;
      if (level <= 3) {
        const [from = '', service = '', namespace = from] = quoted;
        expect(rows.some(([inside, name]) => inside === namespace && name === service)).toBe(true);
        const candidates = [service, `${service}.${namespace}`];
        const shortest = candidates.find(
          (name) => exists(`${name}.${from}.svc.x`, rows, 'x') || exists(`${name}.svc.x`, rows, 'x'),
        );
        const wanted = question.includes('shortest') ? shortest : `${service}.${namespace}.svc.cluster.local`;
        expect(instance.rightText).toBe(`\`${wanted}\``);
        expect(from === namespace).toBe(level === 1 && quoted.length === 2);
      } else if (level === 4) {
        const [from = '', name = ''] = quoted;
        expect(search).toEqual([`${from}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local']);
        const tried = [...search.map((domain) => `${name}.${domain}`), name];
        const found = tried.find((one) => exists(one, rows, 'cluster.local'));
        if (answer.kind === 'order') {
          expect(answer.right.map((index) => answer.items[index])).toEqual(tried);
          expect(found).toBeUndefined();
        } else expect(instance.rightText).toBe(`\`${found}\``);
      } else {
        if (answer.kind !== 'fields') throw new Error('no fields');
        const domain = search.at(-1) ?? '';
        const [, , service = '', namespace = ''] = quoted;
        const whole = `${service}.${namespace}.svc.${domain}`;
        const [first, second] = answer.fields.map(({ right }) => right);
        expect(first).toBe(whole);
        const address = /address ([\d.]+)/
          .exec(question)?.[1]
          ?.replace(/\.$/, '')
          .replace(/\.(?=\d)/g, '-');
        const port = /port `(\w+)` \((\w+)\)/.exec(question);
        const member = /pod `([\w-]+)` behind/.exec(question)?.[1];
        if (address !== undefined) expect(second).toBe(`${address}.${namespace}.pod.${domain}`);
        else if (port) expect(second).toBe(`_${port[1]}._${port[2]?.toLowerCase()}.${whole}`);
        else expect(second).toBe(`${member}.${whole}`);
      }
    }
  });
});
