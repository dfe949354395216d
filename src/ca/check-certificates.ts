import { oneline } from '../x509/name-oneline.ts';
import { publicKeyObject } from '../x509/public-key.ts';
import { signatureIsValid } from '../x509/signature.ts';
import type { CaFinding } from './ca-finding.ts';
import { isSelfIssued } from './chain.ts';
import { isCa } from './find-ca-files.ts';
import type { Ca } from './open-ca.ts';
import { readCrl } from './show-ca.ts';
import { iso } from './validity.ts';

const day = 86_400_000;

/** Checks the CA's own certificate, its chain, and that the CRL is signed by its key. */
export function checkCertificates(ca: Ca): CaFinding[] {
  return [...certificateFindings(ca), ...dateFindings(ca), ...chainFindings(ca), ...crlSignatureFindings(ca)];
}

function certificateFindings({ certificate, layout }: Ca): CaFinding[] {
  const { keyUsage } = certificate.extensions;
  const renew = [`tlsql ca renew ${layout.dir}`];
  const findings: CaFinding[] = [];
  const say = (id: string, severity: CaFinding['severity'], what: string): void => {
    findings.push({ id, severity, what, fix: renew });
  };
  if (!isCa(certificate)) say('ca-not-a-ca', 'error', 'the CA certificate has no CA:TRUE: nothing verifies with it');
  if (keyUsage !== undefined && !keyUsage.includes('keyCertSign')) {
    say('ca-without-keycertsign', 'error', 'the CA certificate has a key usage without keyCertSign');
  }
  if (keyUsage !== undefined && !keyUsage.includes('cRLSign')) {
    say('ca-without-crlsign', 'warning', 'the CA certificate has a key usage without cRLSign: its CRLs are not taken');
  }
  const { type, bits } = certificate.key;
  if (type === 'rsa' && bits < 2048) {
    say(
      'ca-key-too-weak',
      'error',
      `the CA has an RSA key of ${bits} bits, which OpenSSL 3 refuses at its default level`,
    );
  }
  if (/md5|sha1(?!\d)/i.test(certificate.signatureAlgorithm.name) && !isSelfIssued(certificate)) {
    say(
      'cert-signature-digest-weak',
      'error',
      `the CA certificate is signed with ${certificate.signatureAlgorithm.name}`,
    );
  }
  return findings;
}

function dateFindings({ certificate, layout, now }: Ca): CaFinding[] {
  const time = now().getTime();
  const [start, end] = [certificate.notBefore.getTime(), certificate.notAfter.getTime()];
  const fix = [`tlsql ca renew ${layout.dir}`];
  const until = iso(certificate.notAfter);
  if (time < start)
    return [
      {
        id: 'ca-not-yet-valid',
        severity: 'error',
        what: `the CA is valid from ${iso(certificate.notBefore)} only`,
        fix: ['date -u   # is the clock right?'],
      },
    ];
  if (time >= end) return [{ id: 'ca-expired', severity: 'error', what: `the CA expired ${until}`, fix }];
  if (end - time < 90 * day)
    return [{ id: 'ca-expires-soon', severity: 'warning', what: `the CA expires ${until}`, fix }];
  return [];
}

function chainFindings({ above, certificate, layout }: Ca): CaFinding[] {
  if (isSelfIssued(certificate)) return [];
  const issuer = above[0];
  if (issuer === undefined) {
    return [
      {
        id: 'ca-chain-missing',
        severity: 'warning',
        what: `the certificate of its issuer, ${oneline(certificate.issuer)}, is not in the folder`,
        fix: [`cat ${layout.certificate} ISSUER.pem ROOT.pem > ${layout.dir}/cachain.pem`],
      },
    ];
  }
  if (
    signatureIsValid(
      certificate.tbs,
      certificate.signatureAlgorithm,
      certificate.signature,
      publicKeyObject(issuer.publicKey),
    )
  )
    return [];
  return [
    {
      id: 'ca-chain-wrong',
      severity: 'error',
      what: `${oneline(issuer.subject)} in the chain did not sign the CA certificate`,
      fix: [`put the right issuer into ${layout.dir}/cachain.pem`],
    },
  ];
}

function crlSignatureFindings(ca: Ca): CaFinding[] {
  const crl = readCrl(ca);
  if (crl === undefined) return [];
  if (signatureIsValid(crl.tbs, crl.signatureAlgorithm, crl.signature, publicKeyObject(ca.certificate.publicKey)))
    return [];
  return [
    {
      id: 'crl-signed-by-other-key',
      severity: 'error',
      what: 'the CRL is not signed by the key of the CA certificate',
      fix: [`tlsql ca crl ${ca.layout.dir}`],
    },
  ];
}
