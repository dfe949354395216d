import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'proxy-haproxy-backend-down',
  family: 'network-ops',
  title: 'The balancer accepts, has no live backend and closes or holds the connection',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['no-greeting'],
  versions: 'HAProxy 2.x',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
    },
    {
      where: 'client mariadb 11.8',
      text: "ERROR 2013 (HY000): Lost connection to server at 'handshake: reading initial communication packet', system error: 115",
    },
    {
      where: 'client mysql 9.7 (server without check)',
      text: "ERROR 2013 (HY000): Lost connection to MySQL server at 'waiting for initial communication packet', system error: 110",
    },
    { where: 'haproxy 2.6 log', text: 'proxy pass11chk has no server available!' },
  ],
  why: 'With health checks: immediate close (0/115). Without checks HAProxy retries the dead backend until the client gives up (110).',
  proof:
    "Front closes without a greeting while the backend's own address greets. HAProxy log state: -1 connect time / `SC`, `CC`; `echo 'show servers state' | socat stdio /run/haproxy/admin.sock`.",
  fix: [
    "mend the check user: CREATE USER haproxy_check@'PROXY_IP'; (no password, MariaDB/native)",
    'check: show stat: server UP',
  ],
  lookAlikes: ['network-closed-before-greeting', 'health-check-blocks-host'],
};
