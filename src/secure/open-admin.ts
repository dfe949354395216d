import { TlsqlError } from '../base/error.ts';
import { openSession, type Session, type SessionSettings } from '../session/open-session.ts';
import { lockServer } from './server-lock.ts';

/** As `open`; undefined where nobody answers, as between the stop and the start of a restart that was cut off. */
export async function openOrNothing(open: () => Promise<Session>): Promise<Session | undefined> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof TlsqlError && error.fault === 'network') return undefined;
    if (error instanceof TlsqlError && error.code === 'socket-missing') return undefined;
    throw error;
  }
}

/** Logs in, with quotes as we write them, and takes the server's lock. */
export async function openAdmin(settings: SessionSettings, locked: boolean): Promise<Session> {
  const session = await openSession(settings);
  try {
    await session.query("SET SESSION sql_mode = ''");
    if (locked) await lockServer(session, settings.at);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}
