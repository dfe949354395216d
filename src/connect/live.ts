import { openSession, type Session, type SessionSettings } from '../session/open-session.ts';

/** The session that a client works with: another one after `connect`. */
export interface Live {
  session: Session;
  settings: SessionSettings;
  /** The database in use, as far as `use` and the flags tell; `''`: none. */
  database: string;
}

/**
 * The settings for `connect DATABASE HOST`: what is not given stays. Another host is dialled by TCP, and where a name was
 * verified, its name is.
 */
export function elsewhere(live: Live, database: string | undefined, host: string | undefined): SessionSettings {
  const wanted = database ?? live.database;
  const settings = { ...live.settings, ...(wanted === '' ? {} : { database: wanted }) };
  if (host === undefined) return settings;
  const { target, verifyName } = settings;
  const port = 'port' in target ? target.port : 3306;
  return {
    ...settings,
    target: { host, port },
    at: host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`,
    ...(verifyName === undefined ? {} : { verifyName: host }),
  };
}

/** Connects as the settings say and leaves the session that was; where that fails, it stays in use. */
export async function moveTo(live: Live, settings: SessionSettings): Promise<void> {
  const next = await openSession(settings);
  const before = live.session;
  live.session = next;
  live.settings = settings;
  live.database = settings.database ?? '';
  await before.close();
}
