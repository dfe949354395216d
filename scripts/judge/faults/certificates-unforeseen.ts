import type { Scenario } from '../scenario.ts';
import { identity, named, one, s } from './certificates-setup.ts';

const rsa = (bits: number) => ({ key: ['-newkey', `rsa:${bits}`] });
const byName = (variant: string, id: string, san: string): Scenario =>
  s(
    id,
    one((kit, ca) => ({
      chain: [kit.leaf(ca, { extensions: named(san) })],
      ...identity,
      flags: ['-hlocalhost', '--protocol=TCP'],
    })),
    { variant, servers: ['maria11'] },
  );

/** Faults that no catalogue foresaw, and odd forms of those that it has. */
export const unforeseenCertificates: readonly Scenario[] = [
  byName('a dot in the SAN', 'host-name-trailing-dot', 'DNS:localhost.'),
  byName('a wildcard alone', 'server-cert-name-not-counted', 'DNS:*'),
  byName('a wildcard in a label', 'server-cert-name-not-counted', 'DNS:loc*st'),
  byName('with the port', 'server-cert-name-not-counted', 'DNS:localhost:3306'),
  byName('a URI', 'server-cert-name-not-counted', 'URI:mysql://localhost'),
  s(
    'ca-name-constraint-violated',
    (kit) => {
      const permits = 'nameConstraints=critical,permitted;dirName:only';
      const ca = kit.ca('/O=Judge/CN=Narrow', {
        extensions: ['basicConstraints=critical,CA:TRUE', permits, '[only]', 'O=Judge'],
      });
      return { serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca], client: [kit.client(ca)] };
    },
    { variant: 'by the name of a client', servers: ['maria11', 'mysql9'], clientSees: [] },
  ),
  s(
    'cert-key-too-weak',
    one((kit, ca) => ({ client: [kit.client(ca, rsa(1024))] })),
    { variant: 'of a client', servers: ['maria11', 'mysql9'], clientSees: [] },
  ),
  s(
    'cert-signature-digest-weak',
    one((kit, ca) => ({ client: [kit.client(ca, { digest: 'sha1', ...rsa(2048) })] })),
    { variant: 'of a client', servers: ['maria11'], clientSees: [] },
  ),
  s(
    'client-cipher-list-unusable',
    one(() => ({ flags: ['--ssl-cipher=AES256-GMC-SHA384'] })),
    { servers: ['maria11'] },
  ),
];
