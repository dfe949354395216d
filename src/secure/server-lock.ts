import { mkdirSync } from 'node:fs';
import { fail, TlsqlError } from '../base/error.ts';
import { acquireLock, type Lock } from '../ca/lock.ts';
import { fileError } from '../io/files.ts';
import type { Session } from '../session/open-session.ts';

/** The name of the lock that the server itself keeps: it also holds off operators on other machines. */
const lockName = 'tlsql-secure';

/** A server takes a moment to see that a process which was killed is gone, s. */
const patience = 2;

/**
 * Takes the server's own lock for this session; it ends with the session, however that ends. Fails with `secure-locked`, with
 * who holds it.
 */
export async function lockServer(session: Pick<Session, 'query'>, at: string): Promise<void> {
  const take = `SELECT GET_LOCK('${lockName}', ${patience}), IS_USED_LOCK('${lockName}')`;
  const [[got, holder] = []] = await session.query(take);
  if (got === '1') return;
  const rows = holder === null || holder === undefined ? [] : await whoIs(session, holder);
  const [user, host, time] = rows[0] ?? [];
  const who =
    user === undefined ? `connection ${holder}` : `${user} from ${host ?? 'an unknown host'}, connection ${holder}`;
  fail('secure-locked', {
    at,
    seen: `${who}, is at it${time === undefined || time === null ? '' : ` (idle for ${time} s)`}`,
    next: 'wait until that run has ended',
    fields: { connection: holder ?? 'unknown' },
  });
}

async function whoIs(session: Pick<Session, 'query'>, id: string): Promise<readonly (readonly (string | null)[])[]> {
  try {
    return await session.query(`SELECT user, host, time FROM information_schema.processlist WHERE id = ${Number(id)}`);
  } catch {
    return [];
  }
}

/** Takes the lock of the state folder, which outlives a restart of the server. Fails with `secure-locked`. */
export async function lockState(root: string): Promise<Lock> {
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileError(error, root, 'write');
  }
  try {
    return await acquireLock(root, { waitMillis: 0 });
  } catch (error) {
    if (error instanceof TlsqlError && error.code === 'ca-locked') {
      const pid = error.detail.fields?.pid;
      fail('secure-locked', {
        at: root,
        seen: pid === undefined ? 'another process is at it' : `process ${pid} is at it`,
        next: 'wait until that run has ended',
        ...(pid === undefined ? {} : { fields: { pid } }),
      });
    }
    throw error;
  }
}
