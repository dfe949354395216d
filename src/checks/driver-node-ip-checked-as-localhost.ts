import { X509Certificate } from 'node:crypto';
import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
export const check: Check = {
  id: 'driver-node-ip-checked-as-localhost',
  family: 'clients-drivers',
  title: 'Node drivers check the name "localhost" when the host is an IP address',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions: 'mysql2 3.x (verifyIdentity:true), mariadb for Node 3.x, Node 20',
  symptoms: [
    {
      where: 'driver mysql2 verifyIdentity:true, host 127.0.0.1 or 192.0.2.1, certificate with IP SAN only',
      text: "Hostname/IP does not match certificate's altnames: Host: localhost. is not cert's CN: db (code HANDSHAKE_SSL_ERROR)",
    },
    {
      where: 'driver mariadb npm 3.5.4, host by IP, same certificate',
      text: "Hostname/IP does not match certificate's altnames: Host: localhost. is not cert's CN: db (code ERR_TLS_CERT_ALTNAME_INVALID)",
    },
    {
      where: 'driver mysql2 verifyIdentity:true, host 192.0.2.1, certificate CN=localhost only',
      text: 'connects: accepted',
    },
    {
      where: 'driver mysql2 / mariadb npm over a Unix socket with name check',
      text: "Hostname/IP does not match certificate's altnames: Host: localhost. is not in the cert's altnames: DNS:other.example",
    },
    {
      where: 'driver mysql2 3.x verifyIdentity:true, host 192.0.2.1, certificate SAN IP:192.0.2.1',
      text: "code=HANDSHAKE_SSL_ERROR message=Hostname/IP does not match certificate's altnames: Host: localhost. is not cert's CN: db",
    },
    {
      where: 'driver mariadb (node) 3.5',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: Host: localhost. is not cert's CN: db",
    },
    {
      where: 'acceptance table',
      text: 'reproduced on real servers ht iPAddress SAN: mysql 9.7, mariadb 10.11 / 11.8, plain node tls (with host given) accept; mysql2 3.24 verifyIdentity and mariadb.js 3.5 refuse',
    },
  ],
  why: "The driver starts TLS on an existing socket and passes no servername for an IP address; Node then checks the default host 'localhost': a correct IP certificate is refused, and any certificate for localhost passes for any IP.",
  proof:
    "The text names 'Host: localhost.' while the configured host is an IP literal: no other fault gives that. Static: host is an IP and the name check is on.",
  fix: [
    'use a DNS name that is in the certificate as host (add it to /etc/hosts when there is none)',
    "where the driver hands the option through: ssl: { ca, checkServerIdentity: (_h, cert) => require('node:tls').checkServerIdentity('10.0.0.5', cert) }",
    'do not add DNS:localhost to the certificate to silence it: that makes the check worthless',
    'check: host by name connects; a certificate for another name fails',
  ],
  lookAlikes: ['host-name-mismatch', 'server-cert-without-ip-san'],
  reads: ['client.program'],
  run: (facts) => {
    const { program, intent } = facts.client ?? {};
    const host = intent?.host ?? '';
    const [leaf] = asked(facts)?.tls?.chain ?? [];
    if (!/^(mysql2|mariadb-npm|mariadb-node|mysqljs)/.test(program?.id ?? '') || leaf === undefined) return [];
    if (intent?.sslMode !== 'VERIFY_IDENTITY' || !/^[\d.]+$|:/.test(host)) return [];
    // A certificate that lacks the address as well is for another name, whatever the driver looks for.
    if (names(leaf, 'localhost') || !names(leaf, host)) return [];
    return [
      {
        what: `${program?.id} looks for the name localhost when the host is an address (${host}), and the certificate does not have it`,
        evidence: { host, client: program?.id ?? '', hasAddress: true, hasLocalhost: false },
        fix: ['use a DNS name of the certificate as host, from /etc/hosts where there is no other'],
      },
    ];
  },
};

/** Whether the certificate is for that name or address, as Node judges it. */
function names(der: Uint8Array, name: string): boolean {
  try {
    const certificate = new X509Certificate(der);
    const found = /^[\d.]+$|:/.test(name) ? certificate.checkIP(name) : certificate.checkHost(name);
    return found !== undefined;
  } catch {
    return false;
  }
}
