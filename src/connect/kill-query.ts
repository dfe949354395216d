import { openSession, type Session, type SessionSettings } from '../session/open-session.ts';

/** Ends the statement that the session runs, over a second connection, as the mysql client does at Ctrl-C. */
export async function killQuery(settings: SessionSettings, session: Session): Promise<void> {
  const { database: _, ...rest } = settings;
  const second = await openSession({ ...rest, connectMillis: 5000, statementMillis: 5000 });
  try {
    await second.query(`KILL QUERY ${session.facts.connectionId}`);
  } finally {
    await second.close();
  }
}

/**
 * Runs `work`; when the signal says so, kills the statement, and cuts the connection where even that doesn't end it. What the
 * statement was then answered with (1317, a lost connection) is the error.
 */
export async function interruptible<T>(
  settings: SessionSettings,
  session: Session,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  let cut: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    cut = setTimeout(() => session.channel.link().destroy(), patience);
    killQuery(settings, session).catch(() => session.channel.link().destroy());
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', stop);
    clearTimeout(cut);
  }
}

/** A killed statement may take a while to stop. */
const patience = 10_000;
