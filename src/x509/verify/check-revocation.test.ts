import { it } from 'vitest';
import { check } from '../../../test/x509/verify-check.ts';
import { day, ext, issue, issueCrl } from '../../../test/x509/verify-pki.ts';

const root = issue({ subject: '/CN=Root', extensions: [ext.ca()] });
const mid = issue({ subject: '/CN=Mid', keyNumber: 1, extensions: [ext.ca()] }, root);
const leaf = issue({ subject: '/CN=leaf', keyNumber: 2 }, mid);
const chain = { leaf, untrusted: [mid], trusted: [root] };
const rootCrl = issueCrl({}, root);

it('every issuer of the chain needs its CRL', () => {
  check({ ...chain, crls: [issueCrl({}, mid), rootCrl] }, 'ok 3');
  check({ ...chain, crls: [rootCrl] }, 'X509_V_ERR_UNABLE_TO_GET_CRL@0');
  check({ ...chain, crls: [issueCrl({}, mid)] }, 'X509_V_ERR_UNABLE_TO_GET_CRL@1');
  check({ ...chain, crls: [issueCrl({}, mid)], crlCheck: 'leaf' }, 'ok 3');
});

it('finds what is revoked and what is wrong with the CRL', () => {
  check(
    { ...chain, crls: [issueCrl({ revoked: [{ serial: leaf.serial }] }, mid), rootCrl] },
    'X509_V_ERR_CERT_REVOKED@0',
  );
  check(
    { ...chain, crls: [issueCrl({}, mid), issueCrl({ revoked: [{ serial: mid.serial }] }, root)] },
    'X509_V_ERR_CERT_REVOKED@1',
  );
  check({ ...chain, crls: [issueCrl({ nextUpdate: day(-1) }, mid), rootCrl] }, 'X509_V_ERR_CRL_HAS_EXPIRED@0');
  check({ ...chain, crls: [issueCrl({ thisUpdate: day(1) }, mid), rootCrl] }, 'X509_V_ERR_CRL_NOT_YET_VALID@0');
  check({ ...chain, crls: [issueCrl({ damagedSignature: true }, mid), rootCrl] }, 'X509_V_ERR_CRL_SIGNATURE_FAILURE@0');
});
