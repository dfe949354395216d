import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'http-sent-to-mysql-port',
  family: 'network-ops',
  title: 'A browser, HTTP health check or HTTP proxy talks to the MySQL port',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['no-greeting'],
  versions: 'all',
  symptoms: [
    { where: 'wire mysql 9.7', text: '#08S01Got packets out of order' },
    {
      where: 'server log mysql 9.7 (log_error_verbosity=3)',
      text: '[Note] [MY-010914] [Server] Got packets out of order',
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] mariadbd: Got packets out of order' },
    { where: 'client (browser/curl)', text: 'Received HTTP/0.9 when not allowed' },
  ],
  why: "'GET ' is taken as a packet header with a wrong sequence number; server answers ERR 1156 and closes; each one is a connect error of that host.",
  proof:
    'Server side: repeated Aborted_connects from the load balancer address, the log line shown (MariaDB logs it as ERROR at every log_warnings level), COUNT_HANDSHAKE_ERRORS grows, Ssl_accepts does not.',
  fix: [
    'make the check a MySQL one (haproxy: option mysql-check user check post-41; k8s: exec probe mysqladmin ping)',
    'check: Aborted_connects stops growing',
  ],
  lookAlikes: ['health-check-blocks-host'],
  reads: ['log.lines'],
  run: (facts) => {
    const lines = (facts.log?.sinceStart ?? []).filter(({ text }) => /Got packets out of order/i.test(text));
    const [first] = lines;
    // One such line may be anybody's mistake; a health check comes again and again.
    if (first === undefined || lines.length < 5) return [];
    return [
      {
        what: `${lines.length} times since the start somebody sent bytes to the port that are not MySQL's: an HTTP check, TLS or a PROXY header without waiting for the greeting`,
        evidence: { lines: lines.length, file: first.file, line: first.line, text: first.text },
        certainty: 'likely',
        candidates: ['http-sent-to-mysql-port', 'proxy-tls-first', 'proxy-protocol-not-enabled'],
      },
    ];
  },
};
