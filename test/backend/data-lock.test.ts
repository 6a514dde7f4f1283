import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDataDir } from '../../src/backend/data-lock.ts';
import { folderForTest, root } from '../support/temporary.ts';

it('gives a data folder to one at a time', () => {
  const dataDir = join(folderForTest(), 'made', 'for it');
  const first = lockDataDir(dataDir);
  expect(first).not.toBeNull();
  expect(lockDataDir(dataDir)).toBeNull();
  const elsewhere = lockDataDir(folderForTest());
  expect(elsewhere).not.toBeNull();
  elsewhere?.release();
  first?.release();
  const second = lockDataDir(dataDir);
  expect(second).not.toBeNull();
  second?.release();
});

it('is free again once its holder was killed', async () => {
  const dataDir = folderForTest();
  const source = `const { lockDataDir } = await import(${JSON.stringify(join(root, 'src', 'backend', 'data-lock.ts'))});
    process.stdout.write(lockDataDir(${JSON.stringify(dataDir)}) === null ? 'refused' : 'held');
    setInterval(() => {}, 1000);`;
  const holder = spawn(
    process.execPath,
    ['--experimental-strip-types', '--input-type=module', '--eval', source],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const [said] = (await once(holder.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('held');
    expect(lockDataDir(dataDir)).toBeNull();
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
  const freed = lockDataDir(dataDir);
  expect(freed).not.toBeNull();
  freed?.release();
});
