import type { Certificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import type { VerifyError, VerifyErrorName } from '../x509/verify/verify-error.ts';
import type { CheckFiles } from './cert-check-files.ts';
import type { CheckAim, CheckFinding } from './cert-check-report.ts';

/** What is known beside the error itself. */
interface Case {
  readonly certificate: Certificate | undefined;
  readonly files: CheckFiles;
  readonly aim: CheckAim;
}

interface Advice {
  readonly why: (about: Case) => string;
  readonly fix: readonly string[];
}

/** OpenSSL's error as a finding: which certificate, why, and what to do. */
export function verifyFinding(
  error: VerifyError,
  chain: readonly Certificate[],
  files: CheckFiles,
  aim: CheckAim,
): CheckFinding {
  const { name, number, depth, text } = error;
  const certificate = chain[depth];
  const subject =
    certificate === undefined ? '' : ` of ${oneline(certificate.subject) || 'the certificate without a subject'}`;
  const advice = advices[name];
  return {
    id: name
      .replace(/^X509_V_ERR_/, '')
      .toLowerCase()
      .replaceAll('_', '-'),
    severity: 'error',
    what: `${text} (error ${number} at depth ${depth}${subject})`,
    ...(advice === undefined ? {} : { why: advice.why({ certificate, files, aim }), fix: advice.fix }),
    error: { name, number, depth },
  };
}

const newCa = 'use the CA that issued it: openssl x509 -in CERT -noout -issuer; openssl x509 -in CA -noout -subject';
const reissueLeaf = 'issue it again: tlsql cert server NAME --ca DIR';
const reissueCa =
  'make the CA certificate again with basicConstraints=critical,CA:TRUE and keyUsage=critical,keyCertSign,cRLSign';
const newCrl = 'make a new CRL and give it to every server: tlsql ca crl DIR';
const plain =
  (text: string): Advice['why'] =>
  () =>
    text;

const advices: Partial<Record<VerifyErrorName, Advice>> = {
  X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    why: noIssuer,
    fix: [newCa, 'or give the intermediates: --untrusted FILE'],
  },
  X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT: {
    why: plain('a trusted certificate that is no root needs its own issuer in the file too'),
    fix: ['put the root behind it: cat intermediate.pem root.pem > ca.pem'],
  },
  X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: {
    why: plain('it is signed by itself and is not among the trusted ones'),
    fix: ['use it as the CA file as well, or issue one from a CA: tlsql ca init DIR --subject /CN=…'],
  },
  X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN: {
    why: plain(
      'the chain ends in a root that is not in the CA file (or only one that looks like it: same name, other key)',
    ),
    fix: [newCa],
  },
  X509_V_ERR_CERT_SIGNATURE_FAILURE: {
    why: plain(
      'the signature is not by the CA of that name: the CA was renewed with a new key, or the file is damaged',
    ),
    fix: [newCa, 'during a change of CAs trust both: cat ca-old.pem ca-new.pem > ca.pem'],
  },
  X509_V_ERR_CERT_HAS_EXPIRED: { why: outOfDate, fix: ['renew it: tlsql cert renew --help'] },
  X509_V_ERR_CERT_NOT_YET_VALID: { why: outOfDate, fix: ['check the clock: date -u', 'or wait'] },
  X509_V_ERR_CERT_REVOKED: { why: plain('the CA has taken it back'), fix: [reissueLeaf] },
  X509_V_ERR_UNABLE_TO_GET_CRL: {
    why: noCrl,
    fix: ['put the CRL of every CA of the chain into one file: cat intermediate.crl root.crl > crl.pem'],
  },
  X509_V_ERR_CRL_HAS_EXPIRED: { why: plain('its nextUpdate is past; everybody is refused'), fix: [newCrl] },
  X509_V_ERR_CRL_NOT_YET_VALID: {
    why: plain('its lastUpdate lies in the future'),
    fix: ['check the clocks: date -u', newCrl],
  },
  X509_V_ERR_CRL_SIGNATURE_FAILURE: {
    why: plain('another key than the CA of that name signed the CRL'),
    fix: [newCrl],
  },
  X509_V_ERR_KEYUSAGE_NO_CRL_SIGN: { why: plain('the key usage of the CA lacks cRLSign'), fix: [reissueCa] },
  X509_V_ERR_KEYUSAGE_NO_CERTSIGN: { why: plain('the key usage of the CA lacks keyCertSign'), fix: [reissueCa] },
  X509_V_ERR_INVALID_CA: {
    why: plain(
      'it issued a certificate but is no CA: CA:FALSE, a version 1 certificate, or key usage without keyCertSign',
    ),
    fix: [reissueCa],
  },
  X509_V_ERR_INVALID_PURPOSE: { why: wrongPurpose, fix: [`${reissueLeaf}, or tlsql cert client NAME --ca DIR`] },
  X509_V_ERR_PATH_LENGTH_EXCEEDED: {
    why: plain('the CA allows fewer intermediates below it (pathlen)'),
    fix: ['issue from a CA further up, or make that CA again without pathlen'],
  },
  X509_V_ERR_PERMITTED_VIOLATION: { why: plain('a CA of the chain permits other names only'), fix: [reissueLeaf] },
  X509_V_ERR_EXCLUDED_VIOLATION: { why: plain('a CA of the chain excludes such names'), fix: [reissueLeaf] },
  X509_V_ERR_EE_KEY_TOO_SMALL: { why: tooWeak, fix: ['make a new key of RSA 2048, P-256 or better'] },
  X509_V_ERR_CA_KEY_TOO_SMALL: { why: tooWeak, fix: ['make a new CA with a key of RSA 2048, P-256 or better'] },
  X509_V_ERR_CA_MD_TOO_WEAK: { why: tooWeak, fix: ['issue it again with SHA-256'] },
  X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION: {
    why: plain('it has a critical extension that OpenSSL does not know, which by the rules refuses it'),
    fix: ['issue it again without that extension, or not critical'],
  },
};

function noIssuer({ certificate, files }: Case): string {
  const wanted = certificate === undefined ? 'its issuer' : oneline(certificate.issuer);
  const there = (files.trusted ?? []).map(({ subject }) => oneline(subject));
  const sameName = certificate !== undefined && there.includes(oneline(certificate.issuer));
  if (sameName)
    return `the CA file has a CA named ${wanted}, but not this one: its key identifier, serial or kind of key is another (a renewed CA)`;
  return `it was issued by ${wanted}; the CA file has ${there.length === 0 ? 'nothing' : there.slice(0, 5).join(', ')}`;
}

function outOfDate({ certificate, aim }: Case): string {
  if (certificate === undefined) return 'the time is not within its dates';
  const { notBefore, notAfter } = certificate.validity;
  return `it is valid from ${iso(notBefore.date)} to ${iso(notAfter.date)}; the time is ${iso(aim.time)}`;
}

function noCrl({ certificate, files }: Case): string {
  const wanted = certificate === undefined ? 'its issuer' : oneline(certificate.issuer);
  const there = files.crls.map(({ issuer }) => oneline(issuer));
  return `with a CRL given each certificate needs the CRL of its issuer; wanted: ${wanted}; there: ${there.join(', ') || 'none'}`;
}

function wrongPurpose({ certificate, aim }: Case): string {
  const usages = certificate?.extensions.extendedKeyUsage;
  const role = aim.purpose === 'sslclient' ? 'clientAuth' : 'serverAuth';
  return usages === undefined
    ? `its key usage or Netscape type does not allow it (purpose ${aim.purpose})`
    : `its extended key usage lacks ${role}, or its key usage does not allow it`;
}

function tooWeak({ aim }: Case): string {
  return `security level ${aim.securityLevel} asks for more`;
}

function iso(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'a time that cannot be read' : date.toISOString();
}
