import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cardOf, startScenario } from '../scenario.ts';

const picture = Buffer.from('89504e470d0a1a0a', 'hex');
const name = `${createHash('sha256').update(picture).digest('hex')}.png`;

it('keeps images of a folder by the hash of their content, once, and names the missing', async () => {
  const scenario = startScenario();
  scenario.write('notes/img/a picture.png', picture);
  scenario.write('notes/deep/same.PNG', picture);
  scenario.write('notes/page.html', '<p>');
  const references = [
    'img/a%20picture.png',
    'deep/same.PNG',
    'lost.png',
    'page.html',
    'https://example.com/x.png',
  ];
  scenario.write('notes/a.md', `Q: shown?\nA: ${references.map((path) => `![x](${path})`).join(' ')}\n`);
  const plan = await scenario.importPaths(join(scenario.folder, 'notes'));
  expect(plan.problems.map(({ path, message }) => `${path} ${message}`)).toEqual([
    expect.stringMatching(/^a\.md The image “lost\.png” is not there/),
    expect.stringMatching(/^a\.md The image “page\.html” is not there, or of a kind that cannot be shown/),
  ]);
  expect(readdirSync(join(scenario.dataDir, 'media'))).toEqual([name]);
  expect(readFileSync(join(scenario.dataDir, 'media', name)).equals(picture)).toBe(true);
  const card = cardOf(await scenario.next());
  expect(card.media).toEqual({ 'img/a%20picture.png': name, 'deep/same.PNG': name });
  expect(await scenario.client.call('media.get', { name })).toEqual({
    type: 'image/png',
    base64: picture.toString('base64'),
  });
});

it('takes images handed over beside a text, and none from outside', async () => {
  const scenario = startScenario();
  await scenario.client.job(
    scenario.client.call('import.apply', {
      items: [
        { kind: 'text', path: 'vault/deep/a.md', text: 'Q: shown?\nA: ![x](../img/x.png) ![y](y.png)\n' },
        { kind: 'image', path: 'vault/img/x.png', base64: picture.toString('base64') },
      ],
    }),
  );
  expect(cardOf(await scenario.next()).media).toEqual({ '../img/x.png': name });
  await expect(scenario.client.call('media.get', { name: `${'0'.repeat(64)}.png` })).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('copies nothing for a preview', async () => {
  const scenario = startScenario();
  scenario.write('notes/x.png', picture);
  const path = scenario.write('notes/a.md', 'Q: shown?\nA: ![x](x.png)\n');
  await scenario.client.job(scenario.client.call('import.preview', { items: [{ kind: 'path', path }] }));
  expect(existsSync(join(scenario.dataDir, 'media'))).toBe(false);
  expect(scenario.sql('select count(*) as rows from media')).toEqual([{ rows: 0 }]);
});

it('finds what a vault embeds anywhere in it, and from the root, and keeps it while its note is as it was', async () => {
  const scenario = startScenario();
  scenario.write('vault/files/deep/x.png', picture);
  scenario.write('vault/root.png', picture);
  scenario.write('vault/sounds/hello.mp3', Buffer.from('ID3'));
  const text =
    'Q: shown?\nA: ![[x.png]] ![a](@/root.png) [sound:hello.mp3]\nAnd ![[lost.png]] ![b](https://example.com/y.png)\n';
  scenario.write('vault/notes/a.md', text);
  const folder = join(scenario.folder, 'vault');
  const plan = await scenario.importPaths(folder);
  expect(plan.media).toEqual({
    kept: 3,
    missing: [{ path: 'notes/a.md', line: 3, reference: 'lost.png' }],
    remote: [{ path: 'notes/a.md', line: 3, reference: 'https://example.com/y.png' }],
  });
  expect(plan.problems).toMatchObject([{ path: 'notes/a.md', line: 3 }]);
  const { media } = cardOf(await scenario.next());
  expect(media).toEqual({
    ...{ 'x.png': name, '@/root.png': name },
    'hello.mp3': expect.stringMatching(/^[0-9a-f]{64}\.mp3$/),
  });
  expect(await scenario.importPaths(folder)).toMatchObject({ media: plan.media, problems: plan.problems });
  scenario.write('vault/lost.png', picture);
  expect((await scenario.importPaths(folder)).media).toMatchObject({ kept: 4, missing: [] });
  scenario.write('vault/root.png', Buffer.concat([picture, picture]));
  await scenario.importPaths(folder);
  expect(cardOf(await scenario.next()).media['@/root.png']).not.toBe(name);
});

it('keeps an SVG without what could do harm, and none that is no picture', async () => {
  const scenario = startScenario();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="5"/></svg>';
  scenario.write('vault/x.svg', svg);
  scenario.write('vault/page.svg', '<html></html>');
  scenario.write('vault/a.md', 'Q: shown?\nA: ![x](x.svg) ![y](page.svg)\n');
  const plan = await scenario.importPaths(join(scenario.folder, 'vault'));
  expect(plan.media).toMatchObject({ kept: 1, missing: [{ reference: 'page.svg' }] });
  const { media } = cardOf(await scenario.next());
  expect(Object.keys(media)).toEqual(['x.svg']);
  const { base64 } = await scenario.client.call('media.get', { name: media['x.svg'] ?? '' });
  expect(Buffer.from(base64, 'base64').toString()).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg"><rect width="5"/></svg>',
  );
});
