import { it } from 'vitest';
import { check } from '../../../test/x509/verify-check.ts';
import { ext, issue } from '../../../test/x509/verify-pki.ts';

const root = issue({ subject: '/CN=Root', extensions: [ext.ca()] });
const mid = issue({ subject: '/CN=Mid', keyNumber: 1, extensions: [ext.ca()] }, root);
const leaf = issue({ subject: '/CN=leaf', keyNumber: 2 }, mid);

it('goes from the leaf to the root', () => {
  check({ leaf, untrusted: [mid], trusted: [root] }, 'ok 3');
  check({ leaf, untrusted: [root, mid], trusted: [root] }, 'ok 3');
  check({ leaf: root, trusted: [root] }, 'ok 1');
});

it('says where the chain ends without a trust anchor', () => {
  check({ leaf, trusted: [root] }, 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY@0');
  check({ leaf, trusted: [mid] }, 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT@1');
  check({ leaf, untrusted: [mid, root], trusted: [] }, 'X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN@2');
  check({ leaf: root, trusted: [] }, 'X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT@0');
});

it('any trusted certificate ends a partial chain', () => {
  check({ leaf, trusted: [mid], partialChain: true }, 'ok 2');
  check({ leaf, trusted: [leaf], partialChain: true }, 'ok 1');
  check({ leaf, trusted: [root], partialChain: true }, 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY@0');
});

it('does not turn in circles', () => {
  const one = issue({ subject: '/CN=One', extensions: [ext.ca()] }, issue({ subject: '/CN=Two', keyNumber: 1 }));
  const two = issue({ subject: '/CN=Two', keyNumber: 1, extensions: [ext.ca()] }, one);
  const below = issue({ subject: '/CN=leaf' }, one);
  check({ leaf: below, trusted: [one, two] }, 'X509_V_ERR_CERT_CHAIN_TOO_LONG@101');
  check({ leaf: below, untrusted: [one, two], trusted: [] }, 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY@2');
});
