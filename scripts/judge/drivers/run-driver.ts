import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../run-doctor.ts';
import type { At, Driver } from './driver.ts';

/** How one connection of a driver ended. */
export interface Ended {
  readonly connected: boolean;
  /** The cipher, where it says so. */
  readonly encrypted: boolean;
  /** Whatever was printed, as it was printed. */
  readonly text: string;
}

/** Runs the driver's program once, in a folder of its own. */
export async function runDriver(driver: Driver, slot: string, at: At, tree: string): Promise<Ended> {
  const folder = mkdtempSync(join(at.folder, 'app-'));
  const { files, run, env } = await driver.program(slot, { ...at, folder }, tree);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [command = '', ...args] = run;
  const bounded = ['60', 'sh', '-c', 'cd "$0" && exec "$@"', folder, command, ...args];
  const ended = await runProgram('timeout', bounded, { PATH: process.env.PATH, HOME: '/nonexistent', ...env });
  const text = `${ended.stderr}${ended.stdout}`;
  const connected = /\bconnected\b|Ssl_cipher/.test(ended.stdout) || (ended.status === 0 && !/error/i.test(text));
  return { connected, encrypted: /\b(TLS_|ECDHE|DHE-|AES)/.test(ended.stdout), text };
}
