import { driverWords } from '../../drivers/driver-words.ts';
import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { asked } from './attempts.ts';
import { caMends } from './ca-at-hand.ts';
import { caFolder, holds } from './ca-folder.ts';
import { caMendsFor } from './ca-mend.ts';
import { bundleMends } from './cloud-bundle.ts';
import { isSelfIssued, issuedBy, issuerOf, knownAll } from './known-certificate.ts';
import { byHand, type Mend, prove, reloadAndProve } from './mend.ts';
import { authorityFor, filesAround, issuerAround } from './partner.ts';
import { canReissue, reissue } from './reissue-mend.ts';
import { acceptableOnDisk } from './renewed-on-disk.ts';
import { ending, setOption } from './server-file-mend.ts';
import { flavorOf, shellWord } from './server-mend.ts';
import { ownCertificate } from './set-up-tls.ts';
import { certificatesIn, crlsIn } from './trust-store.ts';
import type { Whose } from './verify-fault.ts';

/** What mends a chain that is not accepted, by the fault's id. */
export function chainMends(id: string, whose: Whose, facts: Facts): readonly Mend[] {
  if (whose === 'server' && acceptableOnDisk(facts) !== undefined) return reloadAndProve;
  if (/^crl-/.test(id)) return crlMends(id, whose, facts);
  if (trustIds.includes(id) && whose === 'server') return trustMends(facts);
  if (id === 'ca-bundle-of-cloud-outdated') return bundleMends(facts);
  if (ownFault(id) && id !== 'ca-rotation-leaf-before-ca') return caMendsFor(id, whose, facts);
  if (whose === 'client') return clientMends(id, facts);
  if (id === 'mariadb-auto-cert-not-verifiable') return ownCertificate(facts);
  if (id === 'server-cert-intermediate-missing') return intermediateMends(facts);
  const { intent } = facts.client ?? {};
  const name = intent?.verifyName ?? intent?.host;
  // Renewed with the names that it has, it would be refused for its names.
  return asked(facts)?.tls?.verified?.nameError !== undefined && name !== undefined
    ? renamedMends(name, facts)
    : reissue('server', facts);
}

/** The client lacks the CA: nothing is wrong with the server's certificate. */
const trustIds: readonly string[] = [
  'server-cert-unknown-ca',
  'server-cert-self-signed',
  'client-ca-root-missing',
  'ca-renewed-same-name-new-key',
  'mysql-auto-cert-used-instead',
  'ca-rotation-leaf-before-ca',
];

/** Whether it speaks of what a CA certificate says of itself. */
const ownFault = (id: string): boolean => /^ca-/.test(id) && !/^ca-(renewed|self-signed)/.test(id);

/** Block `index` (from 0) of a PEM file, added to the end of another that is kept beside itself. */
function append(from: FileFact, to: FileFact, index?: number): Mend[] {
  const [source, target] = [shellWord(from.path), shellWord(to.real ?? to.path)];
  const one = index === undefined ? `cat ${source}` : `awk '/-----BEGIN/{n++} n==${index + 1}' ${source}`;
  return [byHand(`cp -p ${target} ${target}.bak`), byHand(`(echo; ${one}) >> ${target}`)];
}

/** The CA that the server itself has, given to the client beside what it trusts. */
function trustMends(facts: Facts): readonly Mend[] {
  const own = facts.client?.files?.ca;
  const chain = knownAll(asked(facts)?.tls?.chain ?? []);
  const authority = authorityFor(facts, chain, own?.path);
  const driver = own === undefined ? toldDriver(facts, authority?.path) : [];
  if (driver.length > 0) return [...(authority === undefined ? [] : [shown(authority)]), ...driver, prove];
  if (own === undefined || authority === undefined) return caMends(facts);
  return [shown(authority), ...append(authority, own), prove];
}

const shown = ({ path }: FileFact): Mend => ({
  kind: 'look',
  line: `openssl x509 -in ${shellWord(path)} -noout -subject -fingerprint -sha256`,
});

/** What a driver that was given no CA is to be told. */
function toldDriver({ client }: Facts, ca: string | undefined): Mend[] {
  const words = driverWords(client?.driver?.id ?? client?.program?.id ?? '', 'trust', ca === undefined ? {} : { ca });
  return words.map(byHand);
}

/** The intermediates that lie around, behind the leaf that needs them. */
function intermediateMends(facts: Facts): readonly Mend[] {
  const cert = facts.server?.files?.cert;
  const chain = certificatesIn(cert?.content);
  const top = chain.at(-1);
  const found = top === undefined ? undefined : issuerAround(facts, top);
  if (cert !== undefined && found !== undefined) {
    const { ca } = facts.server?.files ?? {};
    // MySQL's reload judges the first certificate by ssl_ca alone, and refuses a chain that only the file completes.
    const also = flavorOf(facts) === 'mysql' && ca !== undefined && ca.path !== found.file.path;
    return [
      ...append(found.file, cert, found.index),
      ...(also ? append(found.file, ca, found.index) : []),
      ...reloadAndProve,
    ];
  }
  if (cert !== undefined && canReissue('server', facts)) return reissue('server', facts);
  const target = shellWord(cert?.path ?? '/etc/mysql/tls/server-cert.pem');
  const missing = top === undefined ? '' : `   # the certificate of ${issuerOf(top)}`;
  return [byHand(`cat /path/to/your/intermediate.pem >> ${target}${missing}`), ...reloadAndProve];
}

/** A certificate that has the name which the client asks for. */
export function renamedMends(name: string, facts: Facts): readonly Mend[] {
  if (acceptableOnDisk(facts) !== undefined) return reloadAndProve;
  return reissue('server', facts, { name });
}

/** What the server needs to accept the client's certificate. */
function clientMends(id: string, facts: Facts): readonly Mend[] {
  const { cert, ca } = facts.client?.files ?? {};
  const chain = certificatesIn(cert?.content);
  const serverCa = facts.server?.files?.ca;
  if (id === 'client-cert-intermediate-missing' && cert !== undefined) {
    const [leaf] = chain;
    const found = leaf === undefined ? undefined : issuerAround(facts, leaf);
    if (found !== undefined) return [...append(found.file, cert, found.index), prove];
  }
  if (id === 'ca-rotation-leaf-before-ca' && vouched(serverCa, chain, facts)) return reloadAndProve;
  if (id === 'server-ca-not-set' || id === 'ca-rotation-leaf-before-ca' || id === 'server-ca-not-the-issuer') {
    const authority =
      authorityFor(facts, chain, serverCa?.path) ?? (ca !== undefined && vouches(ca, chain, facts) ? ca : undefined);
    if (authority !== undefined && serverCa !== undefined) return [...append(authority, serverCa), ...reloadAndProve];
    if (authority !== undefined) return ending(setOption('ca', authority.path, facts));
  }
  const known = id !== 'client-cert-revoked' && /^(client-cert-other-ca|ca-renewed|ca-rotation|server-ca)/.test(id);
  if (!known || (cert !== undefined && canReissue('client', facts))) return reissue('client', facts);
  const target = shellWord(serverCa?.path ?? '/etc/mysql/tls/ca.pem');
  return [
    byHand(`cat /path/to/your/client-ca.pem >> ${target}   # only if the server is to trust all clients of that CA`),
    ...reloadAndProve,
  ];
}

const vouched = (ca: FileFact | undefined, chain: readonly Certificate[], facts: Facts): boolean =>
  ca !== undefined && vouches(ca, chain, facts);

function vouches(ca: FileFact, [leaf, ...untrusted]: readonly Certificate[], { time }: Facts): boolean {
  const trusted = certificatesIn(ca.content);
  return leaf !== undefined && trusted.some(isSelfIssued) && verifyChain({ leaf, untrusted, trusted, time }).ok;
}

function crlMends(id: string, whose: Whose, facts: Facts): readonly Mend[] {
  const { ca, crl, crlpath } =
    (whose === 'server' && asked(facts)?.tls?.verified?.ok === false ? facts.client?.files : facts.server?.files) ?? {};
  const end = facts.server === undefined ? [prove] : reloadAndProve;
  if (crlpath?.entries?.some(({ content }) => crlsIn(content).length > 0) === true && id === 'crl-missing-for-issuer')
    return [{ kind: 'rehash', folder: crlpath.path }, ...end];
  const authorities = certificatesIn(ca?.content);
  const better = filesAround(facts).find(
    (file) => file.path !== crl?.path && crlsIn(file.content).some((one) => fits(one, authorities, facts.time)),
  );
  if (better !== undefined && crl !== undefined) {
    const [source, target] = [shellWord(better.path), shellWord(crl.real ?? crl.path)];
    return [byHand(`cp -p ${target} ${target}.bak && cp ${source} ${target}`), ...end];
  }
  const target = shellWord(crl?.path ?? '/etc/mysql/tls/crl.pem');
  const folder = shellWord(caFolder(facts, (one) => holds(authorities, one))?.folder ?? '/path/to/your/ca-folder');
  return [byHand(`tlsql ca crl ${folder}`), byHand(`cp ${folder}/crl.pem ${target}`), ...end];
}

type OneCrl = ReturnType<typeof crlsIn>[number];

/** A CRL of one of these CAs that is valid now. */
function fits(crl: OneCrl, authorities: readonly Certificate[], time: Date): boolean {
  const { nextUpdate, thisUpdate } = crl;
  if (thisUpdate.date > time || (nextUpdate !== undefined && nextUpdate.date < time)) return false;
  return authorities.some((ca) => issuedBy(crl, ca) === 'yes');
}
