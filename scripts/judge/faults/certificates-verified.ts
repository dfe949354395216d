import { type Made as Certificate, makeCertificate } from '../../../test/make/certificates.ts';
import { type MadeCrl, makeCrl } from '../../../test/make/crls.ts';
import type { Kit } from '../kit.ts';
import type { Scenario } from '../scenario.ts';
import { inter, one, type Parts, s } from './certificates-setup.ts';

const rsa = (bits: number): Pick<Parameters<Kit['ca']>[1] & object, 'key'> => ({ key: ['-newkey', `rsa:${bits}`] });
const caWith = (kit: Kit, ...extensions: string[]): Certificate => kit.ca('/O=Judge/CN=Own way', { extensions });
const mayIssue = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
/** A client's certificate, and the server's CRLs for its CA. */
const crl =
  (make: (kit: Kit, ca: Certificate, own: Certificate) => MadeCrl, client = true) =>
  (kit: Kit): Parts => {
    const ca = kit.ca();
    const own = kit.client(ca);
    const base = { serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca], crls: [make(kit, ca, own)] };
    return { ...base, ...(client ? { client: [own], ofServer: false } : {}) };
  };

/** What the verifier tells apart: CRLs, dates of CAs, path lengths, purposes, keys. */
export const verifiedCertificates: readonly Scenario[] = [
  s(
    'crl-expired',
    crl((_, ca) => makeCrl(ca, { from: -9, to: -1 })),
  ),
  s(
    'crl-not-yet-valid',
    crl((_, ca) => makeCrl(ca, { from: 2, to: 9 })),
  ),
  s(
    'crl-missing-for-issuer',
    crl((kit) => makeCrl(kit.ca('/CN=Another'))),
  ),
  s(
    'crl-signed-by-other-key',
    crl((kit, ca) => makeCrl(ca, { key: kit.ca() })),
  ),
  s(
    'client-cert-revoked',
    crl((_, ca, own) => makeCrl(ca, { revoked: [own] })),
  ),
  s('ca-without-crlsign', (kit) => {
    const ca = caWith(kit, 'basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign');
    return { serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca], crls: [makeCrl(ca)], client: [kit.client(ca)] };
  }),
  s('server-cert-revoked', (kit) => {
    const ca = kit.ca();
    const leaf = kit.leaf(ca);
    return { serverCa: [ca], chain: [leaf], clientCa: [ca], clientCrls: [makeCrl(ca, { revoked: [leaf] })] };
  }),
  s(
    'crl-expired',
    one((_, ca) => ({ clientCrls: [makeCrl(ca, { from: -9, to: -1 })] })),
    { variant: 'of the client' },
  ),
  s('ca-intermediate-v1', (kit) => {
    const root = kit.ca();
    const middle = makeCertificate({ subject: '/CN=Middle', issuer: root, extensions: [], version1: true });
    return { serverCa: [root], chain: [kit.leaf(middle), middle], clientCa: [root], ofServer: true };
  }),
  s(
    'ca-cert-expired',
    (kit) => {
      const root = kit.ca('/O=Judge/CN=Old root', { from: -400, to: -2 });
      return { serverCa: [root], chain: [kit.leaf(root)], clientCa: [root], ofServer: true };
    },
    { variant: 'the root' },
  ),
  s('ca-path-length-exceeded', (kit) => {
    const root = caWith(kit, 'basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign');
    const middle = inter(kit, root);
    return { serverCa: [root], chain: [kit.leaf(middle), middle], clientCa: [root], ofServer: true };
  }),
  s('ca-extended-key-usage-excludes', (kit) => {
    const root = kit.ca();
    const middle = kit.ca('/CN=For clients', {
      issuer: root,
      extensions: [...mayIssue, 'extendedKeyUsage=clientAuth'],
    });
    return { serverCa: [root], chain: [kit.leaf(middle), middle], clientCa: [root], ofServer: true };
  }),
  s(
    'cert-key-usage-wrong',
    one((kit, ca) => ({
      chain: [kit.leaf(ca, { extensions: ['keyUsage=critical,cRLSign', 'subjectAltName=IP:127.0.0.1'] })],
      ofServer: true,
    })),
    { also: ['tls-handshake-failed'] },
  ),
  s(
    'ca-renewed-aki-pins-old-serial',
    (kit) => {
      const old = kit.ca('/O=Judge/CN=CA', { serial: '0x11' });
      const renewed = kit.ca('/O=Judge/CN=CA', { sameKeyAs: old, serial: '0x22' });
      const pinned = ['authorityKeyIdentifier=keyid,issuer:always', 'subjectAltName=IP:127.0.0.1'];
      return { serverCa: [old], chain: [kit.leaf(old, { extensions: pinned })], clientCa: [renewed] };
    },
    { also: ['ca-renewed-same-name-new-key'] },
  ),
  s(
    'cert-signature-digest-weak',
    one((kit, ca) => ({ chain: [kit.leaf(ca, { digest: 'sha1', ...rsa(2048) })], ofServer: true })),
    { servers: ['mysql9'] },
  ),
  s('ca-key-too-weak', (kit) => {
    const ca = kit.ca('/O=Judge/CN=Small', rsa(1024));
    return { serverCa: [ca], chain: [kit.leaf(ca, rsa(2048))], clientCa: [ca] };
  }),
  s(
    'server-key-type-not-negotiable',
    one((kit, ca) => ({
      chain: [kit.leaf(ca, { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'] })],
      ofServer: true,
    })),
  ),
  s(
    'server-key-type-not-negotiable',
    one((kit, ca) => ({
      chain: [kit.leaf(ca, { key: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'] })],
      mysqld: ['tls-version=TLSv1.3'],
      ofServer: true,
    })),
    { variant: 'secp256k1' },
  ),
  s('client-cert-too-large', (kit) => {
    const ca = kit.ca();
    const names = Array.from({ length: 3600 }, (_, index) => `DNS:host-${index}.a-rather-long-name.example.test`);
    const big = kit.client(ca, { extensions: ['extendedKeyUsage=clientAuth', `subjectAltName=${names.join(',')}`] });
    return { serverCa: [ca], chain: [kit.leaf(ca)], clientCa: [ca], client: [big] };
  }),
  {
    id: 'mysql-auto-cert-without-san',
    servers: ['mysql9'],
    make: () => ({
      client: ['-uroot', '--ssl-mode=VERIFY_IDENTITY'],
      sides: ['client', 'both'],
      after: ({ server }) => Promise.resolve({ client: [`--ssl-ca=${server?.dataDir ?? ''}/ca.pem`] }),
    }),
  },
];
