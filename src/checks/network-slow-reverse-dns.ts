import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'network-slow-reverse-dns',
  family: 'network-ops',
  title: 'Every connect waits for a reverse DNS lookup',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['wire', 'server-log', 'admin-login'],
  leadsTo: ['no-greeting'],
  versions: 'all without skip_name_resolve',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: "[Warning] [MY-010055] [Server] IP address '192.0.2.2' could not be resolved: Temporary failure in name resolution",
    },
    {
      where: 'server log mariadb 11.8',
      text: "[Warning] IP address '192.0.2.2' could not be resolved: Temporary failure in name resolution",
    },
    { where: 'performance_schema.host_cache', text: 'HOST_VALIDATED=NO, COUNT_NAMEINFO_TRANSIENT_ERRORS=7' },
    {
      where: 'client',
      text: "Lost connection … 'reading initial communication packet' when the lookup outlasts the client time-out",
    },
  ],
  why: 'The greeting is only sent after getnameinfo(); a dead resolver delays it (0.8 s per connect here with timeout:1, 5-30 s with defaults). Temporary failures are not cached.',
  proof:
    'Greeting delay constant and large from remote, zero from loopback; COUNT_NAMEINFO_TRANSIENT_ERRORS > 0. Side effect: such hosts are never blocked (SUM_CONNECT_ERRORS stays 0).',
  fix: [
    '[mysqld]',
    'skip_name_resolve=ON   (accounts must then use IP addresses)',
    'or repair /etc/resolv.conf / PTR',
    'check: greeting in < 50 ms',
  ],
  lookAlikes: ['network-silent-listener', 'network-firewall-drops'],
  reads: ['wire.attempts', 'log.lines', 'admin.status'],
  run: (facts) => {
    const attempt = asked(facts);
    const failed = facts.log?.sinceStart.find(({ text }) => /could not be resolved: Temporary failure/i.test(text));
    const row = facts.admin?.hostCache?.find((entry) => Number(entry.count_nameinfo_transient_errors) > 0);
    const waited = Math.round(attempt?.millis.greeting ?? 0);
    // A lookup that fails fast hurts nobody, and a slow greeting has other reasons: both together are the fault.
    if (waited < 500 || (failed === undefined && row === undefined)) return [];
    return [
      {
        what: `the greeting took ${waited} ms: the server looks up the name of each client, and its resolver does not answer`,
        evidence: { greetingMillis: waited, log: failed?.text ?? '', host: row?.ip ?? '' },
      },
    ];
  },
};
