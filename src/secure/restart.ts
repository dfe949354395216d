import { setTimeout as sleep } from 'node:timers/promises';
import { deadlineIn } from '../base/deadline.ts';
import { fail, TlsqlError } from '../base/error.ts';
import type { Machine } from '../io/machine.ts';
import { textOf } from '../io/machine.ts';
import type { Session } from '../session/open-session.ts';

/** The command that restarts the service which a process belongs to; undefined when systemd doesn't run it. */
export async function restartCommandOf(host: Machine, pid: number): Promise<string | undefined> {
  return restartCommandFrom((await textOf(host, `/proc/${pid}/cgroup`)) ?? '');
}

/** From the text of /proc/PID/cgroup: a unit whose name is that of a MySQL or MariaDB service. */
export function restartCommandFrom(cgroup: string): string | undefined {
  const unit = /\/((?:mysql|mysqld|mariadb|percona)[\w.@\\-]*\.service)\s*$/m.exec(cgroup)?.[1];
  return unit === undefined ? undefined : `systemctl restart ${unit}`;
}

/** What a restart needs. */
export interface RestartOptions {
  readonly command: string;
  /** For the command and the time until somebody can log in, ms. */
  readonly millis?: number;
  /** Logs in as the administrator. */
  readonly open: () => Promise<Session>;
}

/**
 * Runs the command and waits until the administrator can log in again. Fails with `restart-failed`, with the end of what the
 * command printed, and whatever kept the login from working.
 */
export async function restartServer(
  host: Machine,
  { command, open, millis = 120_000 }: RestartOptions,
): Promise<Session> {
  const deadline = deadlineIn(millis);
  const result = await host.run(command, millis);
  if (result.status !== 0) {
    fail('restart-failed', {
      at: command,
      seen: `status ${result.status}${result.output === '' ? '' : `: ${result.output.split('\n').slice(-3).join(' | ')}`}`,
      expected: 'status 0',
    });
  }
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof TlsqlError)) throw error;
      // Refused for good: waiting would not help.
      if (error.detail.fields?.number === 1045) throw error;
      if (deadline.left() === 0) {
        fail('restart-failed', { at: command, seen: `nobody can log in after it: ${error.message}`, cause: error });
      }
      await sleep(100);
    }
  }
}
