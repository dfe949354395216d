import type { Check } from './engine/check.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'network-mtu-black-hole',
  family: 'network-ops',
  title: 'Big TLS records vanish: login in plain text works, TLS hangs',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed'],
  versions: 'all; VPN, GRE/VXLAN overlays, PPPoE with ICMP filtered',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'hangs after connect, no message (still there after 8 s; --connect-timeout is ignored)',
    },
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Connection timed out (110)',
    },
    { where: 'openssl s_client 3.0 -starttls mysql', text: 'CONNECTED(00000003) and then nothing' },
    { where: 'client mysql 9.7 --ssl-mode=DISABLED', text: 'works' },
  ],
  why: 'The server flight with the certificates (1.5-5 kB) fills full-size segments which a hop with smaller MTU drops silently; greeting, ClientHello and small queries fit.',
  proof:
    "TCP and greeting OK, ClientHello sent, no byte back; plaintext login works but SELECT REPEAT('x',3000) hangs too while SELECT LENGTH(REPEAT('x',3000)) returns. Server: Ssl_accepts +1, Ssl_finished_accepts +0; ss -ti shows retransmits, TcpRetransSegs grows. ping -M do -s 1472 fails, -s 1200 works.",
  fix: [
    "ip link set dev eth0 mtu 1400 (or the tunnel's true MTU)",
    'iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu',
    'sysctl -w net.ipv4.tcp_mtu_probing=1',
    'check: s_client shows the certificate',
  ],
  lookAlikes: ['server-handshake-without-timeout', 'network-silent-listener'],
  reads: ['wire.attempts'],
  run: (facts) =>
    tlsFailure(
      facts,
      ({ closed, plainWorks, smallAnswer }) => closed === 'timeout' && plainWorks && smallAnswer,
      'likely',
    ),
};
