import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { platform } from 'node:process';

/**
 * Returns when files will outlive a power cut. Many small files of one file system are synced by one `sync -f` (syncfs(2), which
 * Node has no call for): about 20 times faster than one by one. Where that program is not there, they are synced one by one, a few at a
 * time. `folders` lie on the file systems of the files.
 */
export async function makeDurable(paths: readonly string[], folders: readonly string[]): Promise<void> {
  const fileSystems = new Map(folders.map((folder) => [statSync(folder).dev, folder]));
  const synced = await Promise.all([...fileSystems.values()].map((folder) => syncFileSystem(folder)));
  if (synced.every(Boolean)) return;
  const queue = [...paths];
  const next = async (): Promise<void> => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) await syncFile(path);
  };
  await Promise.all(Array.from({ length: 8 }, next));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** True when `sync -f` did it (coreutils; elsewhere the option means something else or nothing). */
async function syncFileSystem(folder: string): Promise<boolean> {
  if (platform !== 'linux') return false;
  return await new Promise((resolve) => {
    const child = spawn('sync', ['-f', folder], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
