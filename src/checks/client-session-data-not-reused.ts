import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-session-data-not-reused',
  family: 'clients-drivers',
  title: 'mysql --ssl-session-data: a missing file or a session not resumed makes the client fail',
  role: 'cause',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['handshake-failed'],
  versions: 'mysql/mysqldump 8.0.29+.',
  symptoms: [
    {
      where: 'client mysql 9.7, file missing',
      text: "Error: Can't open the ssl session data file.\nFailed to set ssl related options.",
    },
    {
      where: 'client mysql 9.7, stale or damaged file',
      text: 'ERROR: --ssl-session-data specified but the session was not reused.',
    },
  ],
  why: 'A TLS session ticket from before a server restart/RELOAD TLS (or past ssl_session_cache_timeout) is not accepted; the client treats that as an error unless told otherwise.',
  proof:
    'Texts unique; the same command without the option works. The doctor makes each handshake a full one and passes --ssl-session-data over: it tells the fault by the text alone (`--explain`).',
  fix: [
    '--ssl-session-data-continue-on-failed-reuse',
    'or drop --ssl-session-data / write a new one: mysql> ssl_session_data_print FILE',
    "check: SHOW SESSION STATUS LIKE 'Ssl_session_reused' = ON",
  ],
  lookAlikes: [],
};
