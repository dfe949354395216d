import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type InitCaOptions, initCa } from '../../src/ca/init-ca.ts';
import { type Ca, openCa } from '../../src/ca/open-ca.ts';

/**
 * A folder that is removed after the test. Said to the test at hand: a hook of this file would be one of the first test file
 * alone, as modules are shared among files.
 */
export function scratch(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-ca-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const subject = '/C=PT/O=Example/CN=Example CA';

/** A new CA in a scratch folder, open. */
export async function newCa(options: Partial<InitCaOptions> = {}): Promise<Ca> {
  const dir = join(scratch(), 'ca');
  await initCa({ dir, subject, ...options });
  const { passphrase, now } = options;
  return openCa(dir, { ...(passphrase === undefined ? {} : { passphrase }), ...(now === undefined ? {} : { now }) });
}

/** Runs the openssl program; returns what it printed, fails when it failed. */
export function openssl(args: readonly string[], options: { cwd?: string; input?: string } = {}): string {
  const { status, stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

/** The verdict of `openssl verify` for a certificate: `OK` or its error line. */
export function opensslVerify(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('openssl', ['verify', ...args], { encoding: 'utf8' });
  return status === 0 ? 'OK' : (/error \d+ at [^\n]*/.exec(stdout + stderr)?.[0] ?? stdout + stderr);
}

/** The code of the error that a promise ends in; empty when it succeeds. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return '';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** Removes the locks in a CA folder: what was stopped in this process by a faulty disk is dead, but this process isn't. */
export function dropLocks(dir: string): void {
  const state = join(dir, '.tlsql');
  if (!existsSync(state)) return;
  for (const name of readdirSync(state)) if (name.startsWith('lock-')) rmSync(join(state, name));
}
