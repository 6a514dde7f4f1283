import { describe, expect, it } from 'vitest';
import { shownHash, withCarried, writeCarried } from '../../../src/core/notes/carried.ts';
import { noteWith } from './parse.ts';

const note = (back: string, front = 'a') => noteWith({ front, back, dialect: 'hashcards' });

describe('a comment that carries what a dialect has no words for', () => {
  it('gives a note its id, remark, tags and needs, and goes from the text', () => {
    const comment = writeCarried({ id: 'x', remark: 'r --> s', tags: ['t', 'u v'], needs: [], deck: 'A::B' });
    expect(withCarried(note(`b\n${comment}`))).toMatchObject({
      ...{
        front: 'a',
        back: 'b',
        explicitId: 'x',
        remark: 'r --> s',
        tags: ['t', 'u v'],
        needs: [],
        deck: 'A::B',
      },
    });
  });

  it('is read at the end of a cloze text, too', () => {
    const cloze = noteWith({
      kind: 'cloze',
      front: `{{a}} ${writeCarried({ id: 'x' })}`,
      back: '',
      dialect: 'obsidian-sr',
    });
    expect(withCarried(cloze)).toMatchObject({ front: '{{a}}', explicitId: 'x' });
  });

  it('puts the carried texts in place of those that show, unless these were edited', () => {
    const texts = { front: 'A', back: 'B\n\nC', shown: shownHash({ front: 'a', back: 'b' }) };
    const comment = writeCarried({ id: 'x', kind: 'two-way', texts });
    expect(withCarried(note(`b ${comment}`))).toMatchObject({ kind: 'two-way', front: 'A', back: 'B\n\nC' });
    expect(withCarried(note(`edited ${comment}`))).toMatchObject({
      ...{ kind: 'basic', front: 'a', back: 'edited', explicitId: 'x' },
    });
  });

  it('holds no mark of a dialect, and no end of a comment', () => {
    const nasty = 'a :: b ::: {{c}} ==d== [e] -- > --> #f ? | ** `g` %% $h$ ~~';
    const comment = writeCarried({ id: 'x', remark: nasty });
    expect(comment.slice(5, -4)).not.toMatch(/::|\{\{|==|[[\]<>#?|*`$~]|--|%%/);
    expect(withCarried(note(`b ${comment}`)).remark).toBe(nasty);
  });

  it.each([
    [
      'in a card of a dialect that has words for it all',
      noteWith({ back: `b ${writeCarried({ id: 'x' })}` }),
    ],
    ['before other text', note(`${writeCarried({ id: 'x' })} b`)],
    ['that is not JSON', note('b <!-- nexthop {"id} -->')],
    ['of another program', note('b <!-- id: x -->')],
  ])('is text %s', (_, found) => {
    expect(withCarried(found)).toBe(found);
  });
});
