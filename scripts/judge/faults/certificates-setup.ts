import type { Made as Certificate } from '../../../test/make/certificates.ts';
import type { MadeCrl } from '../../../test/make/crls.ts';
import { type Kit, keepCa } from '../kit.ts';
import { modern, type Scenario, type Setup } from '../scenario.ts';

export interface Parts {
  /** What the server's ssl_ca holds. */
  readonly serverCa?: readonly Certificate[];
  /** ssl_cert, leaf first. */
  readonly chain: readonly Certificate[];
  /** What the client's ssl-ca holds; undefined: none is given. */
  readonly clientCa?: readonly Certificate[];
  /** VERIFY_CA unless said; `none`: that of the client. */
  readonly mode?: string;
  readonly sql?: readonly string[];
  readonly client?: readonly Certificate[];
  readonly flags?: readonly string[];
  readonly mysqld?: readonly string[];
  /** What the server's ssl_crl holds. */
  readonly crls?: readonly MadeCrl[];
  /** What the client's ssl-crl holds. */
  readonly clientCrls?: readonly MadeCrl[];
  /** The server's files alone show it as well. */
  readonly ofServer?: boolean;
}

const pem = (list: readonly { readonly pem: string }[]): string => list.map((entry) => entry.pem).join('');

function setup(kit: Kit, parts: Parts): Setup {
  const [leaf] = parts.chain;
  const [own] = parts.client ?? [];
  const [authority] = [...(parts.clientCa ?? []), ...(parts.serverCa ?? [])];
  if (authority !== undefined) keepCa(kit, authority);
  return {
    mysqld: [
      ...(parts.serverCa === undefined ? [] : [`ssl-ca=${kit.write('server-ca.pem', pem(parts.serverCa))}`]),
      `ssl-cert=${kit.write('server-cert.pem', pem(parts.chain))}`,
      `ssl-key=${kit.write('server-key.pem', leaf?.keyPem ?? '')}`,
      ...(parts.crls === undefined ? [] : [`ssl-crl=${kit.write('crl.pem', pem(parts.crls))}`]),
      ...(parts.mysqld ?? []),
    ],
    client: [
      '-uroot',
      ...(parts.mode === 'none' ? [] : [`--ssl-mode=${parts.mode ?? 'VERIFY_CA'}`]),
      ...(parts.clientCa === undefined ? [] : [`--ssl-ca=${kit.write('client-ca.pem', pem(parts.clientCa))}`]),
      ...(own === undefined
        ? []
        : [
            `--ssl-cert=${kit.write('client.pem', pem(parts.client ?? []))}`,
            `--ssl-key=${kit.write('client-key.pem', own.keyPem)}`,
          ]),
      ...(parts.clientCrls === undefined ? [] : [`--ssl-crl=${kit.write('client-crl.pem', pem(parts.clientCrls))}`]),
      ...(parts.flags ?? []),
    ],
    ...(parts.sql === undefined ? {} : { sql: parts.sql }),
    sides: parts.ofServer === true ? ['client', 'server', 'both'] : ['client', 'both'],
  };
}

export const s = (id: string, parts: (kit: Kit) => Parts, more: Partial<Scenario> = {}): Scenario => ({
  id,
  servers: modern,
  clientSees: ['client-cert-refused', 'server-cert-not-verified', 'tls-handshake-failed'],
  make: (kit) => setup(kit, parts(kit)),
  ...more,
});

/** Server and client of one CA, with one part replaced. */
export const one =
  (change: (kit: Kit, ca: Certificate) => Partial<Parts>, ca: (kit: Kit) => Certificate = (kit) => kit.ca()) =>
  (kit: Kit): Parts => {
    const own = ca(kit);
    return { serverCa: [own], chain: [kit.leaf(own)], clientCa: [own], ...change(kit, own) };
  };

export const inter = (kit: Kit, root: Certificate, subject = '/O=Judge/CN=Intermediate'): Certificate =>
  kit.ca(subject, { issuer: root });
export const named = (...names: string[]): string[] => [
  'basicConstraints=CA:FALSE',
  `subjectAltName=${names.join(',')}`,
];
export const identity = { mode: 'VERIFY_IDENTITY' } as const;
