import type { Certificate } from '../x509/certificate.ts';
import { mariadbNameMatch, mysqlNameMatch } from '../x509/host-name-match.ts';
import { oneline } from '../x509/name-oneline.ts';
import { keyMatchesCertificate } from '../x509/private-key.ts';
import { keyInWords } from '../x509/public-key.ts';
import { type VerifyResult, verifyChain } from '../x509/verify/verify-chain.ts';
import { verifyFinding } from './cert-check-advice.ts';
import type { CheckFiles } from './cert-check-files.ts';
import type { CheckAim, CheckFinding, CheckReport } from './cert-check-report.ts';

/** Every finding about a certificate and the files around it. */
export function checkCertificate(files: CheckFiles, found: readonly CheckFinding[], aim: CheckAim): CheckReport {
  const { leaf } = files;
  const findings = [...found];
  let chain: readonly Certificate[] = [];
  if (leaf !== undefined) {
    const result = verify(files, leaf, aim);
    chain = result.chain;
    if (!result.ok) findings.push(...result.errors.map((error) => verifyFinding(error, result.chain, files, aim)));
    findings.push(...keyFindings(files, leaf), ...nameFindings(leaf, aim.name), ...notices(files, leaf, result, aim));
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    verdict: errors.length === 0 && leaf !== undefined ? 'ok' : 'bad',
    findings: [...errors, ...findings.filter(({ severity }) => severity !== 'error')],
    chain: chain.map((certificate) => ({
      subject: oneline(certificate.subject),
      issuer: oneline(certificate.issuer),
      serial: certificate.serialHex,
      notBefore: isoTime(certificate.notBefore),
      notAfter: isoTime(certificate.notAfter),
      fingerprint: certificate.fingerprintSha256,
    })),
  };
}

/** Without a CA the certificate is taken as its own trust anchor, so that all but the chain is looked at. */
function verify({ untrusted, trusted, crls, paths }: CheckFiles, leaf: Certificate, aim: CheckAim): VerifyResult {
  const { time, purpose, securityLevel, partialChain } = aim;
  const question = { leaf, time, purpose, securityLevel };
  const noCa = paths.ca === undefined && paths.capath === undefined;
  if (noCa) return verifyChain({ ...question, trusted: [leaf], partialChain: true });
  const crlCheck = paths.crl === undefined ? 'none' : 'all';
  return verifyChain({ ...question, untrusted, trusted: trusted ?? [], crls, partialChain, crlCheck });
}

function keyFindings({ key, paths }: CheckFiles, leaf: Certificate): CheckFinding[] {
  if (key === undefined || matches(key.key, leaf)) return [];
  return [
    {
      id: 'key-mismatch',
      severity: 'error',
      what: `${paths.key} is not the key of ${paths.cert}`,
      why: `the certificate is for another key (${keyInWords(leaf.key)}; the file has ${keyInWords(key.description)}): a server or client with this pair does not start TLS`,
      fix: [`openssl pkey -in ${paths.key} -pubout; openssl x509 -in ${paths.cert} -noout -pubkey   # must be equal`],
    },
  ];
}

function matches(key: Parameters<typeof keyMatchesCertificate>[0], leaf: Certificate): boolean {
  try {
    return keyMatchesCertificate(key, leaf);
  } catch {
    // A public key that OpenSSL can't load is nobody's.
    return false;
  }
}

function nameFindings(leaf: Certificate, name: string | undefined): CheckFinding[] {
  if (name === undefined) return [];
  const mysql = mysqlNameMatch(leaf, name);
  const mariadb = mariadbNameMatch(leaf, name, '10.11');
  if (mysql.matches) return [];
  const seen = mysql.seen.length === 0 ? 'no name at all' : mysql.seen.join(', ');
  const address = /^[\d.]+$|:/.test(name);
  const kind = address ? 'IP' : 'DNS';
  return [
    {
      id: 'name-mismatch',
      severity: 'error',
      what: `the certificate is not for ${name}: it has ${seen}`,
      why: mariadb.matches
        ? 'MySQL compares an address with iPAddress entries alone; MariaDB takes this certificate, because it compares it as text too'
        : 'clients that verify the name (VERIFY_IDENTITY, --ssl-verify-server-cert) refuse it',
      fix: [`issue it with the name: tlsql cert server ${name} --ca DIR --san ${kind}:${name}`],
      error: {
        name: address ? 'X509_V_ERR_IP_ADDRESS_MISMATCH' : 'X509_V_ERR_HOSTNAME_MISMATCH',
        number: address ? 64 : 62,
        depth: 0,
      },
    },
  ];
}

const dayMillis = 86_400_000;
/** How long before the end an expiry is worth a word. */
const soonDays = { certificate: 30, crl: 3 };

function notices(files: CheckFiles, leaf: Certificate, result: VerifyResult, aim: CheckAim): CheckFinding[] {
  const { paths, crls } = files;
  const found: CheckFinding[] = [];
  const left = (date: Date): number => (date.getTime() - aim.time.getTime()) / dayMillis;
  for (const certificate of result.chain) {
    const days = left(certificate.notAfter);
    if (!(days > 0 && days <= soonDays.certificate)) continue;
    const what = `${oneline(certificate.subject)} ends in ${Math.floor(days)} days, on ${certificate.notAfter.toISOString()}`;
    found.push({ id: 'expires-soon', severity: 'notice', what, fix: ['renew it now: tlsql cert renew --help'] });
  }
  for (const { issuer, nextUpdate } of crls) {
    const days = nextUpdate === undefined ? Number.NaN : left(nextUpdate.date);
    if (!(days > 0 && days <= soonDays.crl)) continue;
    const what = `the CRL of ${oneline(issuer)} ends in ${Math.floor(days * 24)} hours`;
    const why = 'with an expired CRL everybody is refused';
    found.push({ id: 'crl-expires-soon', severity: 'notice', what, why, fix: ['tlsql ca crl DIR'] });
  }
  if (paths.ca === undefined && paths.capath === undefined) {
    const what = 'the chain was not checked, because neither --ca nor --capath was given';
    const why = paths.crl === undefined ? undefined : 'the CRL was not looked at either: its signature needs the CA';
    found.push({ id: 'chain-not-checked', severity: 'notice', what, ...(why === undefined ? {} : { why }) });
  } else if (result.ok && aim.securityLevel < 2) found.push(...weakness(files, leaf, aim));
  return found;
}

/** What a library with the usual security levels would refuse. */
function weakness(files: CheckFiles, leaf: Certificate, aim: CheckAim): CheckFinding[] {
  for (const securityLevel of [1, 2] as const) {
    if (securityLevel <= aim.securityLevel) continue;
    const result = verify(files, leaf, { ...aim, securityLevel });
    if (result.ok) continue;
    const who = securityLevel === 1 ? 'every OpenSSL 3 in its default setting' : "Debian's and Ubuntu's OpenSSL";
    const what = `at security level ${securityLevel} it does not verify: ${result.error.text} (depth ${result.error.depth})`;
    const fix = ['issue it again with SHA-256 and a key of RSA 2048, P-256 or better'];
    return [{ id: 'weak', severity: 'notice', what, why: `that is the level of ${who}`, fix }];
  }
  return [];
}

function isoTime(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
