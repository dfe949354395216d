import type { Check } from './engine/check.ts';
import { tlsFailure } from './engine/tls-failure.ts';

export const check: Check = {
  id: 'network-tls-dropped',
  family: 'network-ops',
  title: 'Something on the way drops what follows the request for TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed'],
  versions: 'all',
  symptoms: [{ where: 'client mysql 9.7', text: 'hangs after connect, no message' }],
  why: 'A firewall or inspecting gateway lets the greeting and plain logins through and swallows TLS records or cuts the connection at the first one, or the server stands still as soon as it is asked for TLS.',
  proof:
    'Greeting and plain login are answered; after the request for TLS not even a ClientHello that can only be refused gets its alert of seven bytes, be it that nothing comes or that the connection is cut: size is not the reason.',
  fix: [
    'tcpdump -ni any port 3306   # on both ends: does the ClientHello arrive',
    'let the gateway pass TLS on that port (no inspection, no protocol whitelist)',
    'check: openssl s_client -starttls mysql -connect HOST:3306 </dev/null prints a certificate',
  ],
  lookAlikes: ['network-mtu-black-hole', 'server-handshake-without-timeout'],
  reads: ['wire.attempts'],
  run: (facts) =>
    tlsFailure(facts, ({ plainWorks, noAnswer }) => plainWorks && noAnswer, 'likely').map((found) => ({
      ...found,
      what: `${found.what}; greeting and plain logins come through, and even a request for TLS that any server refuses gets no answer`,
    })),
};
