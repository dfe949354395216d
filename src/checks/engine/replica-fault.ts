import type { Facts } from '../../facts/facts.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import type { Certainty } from './check.ts';
import { replicaFileTroubles, replicaPair } from './replica-files.ts';

/** What a channel suffers from. */
export interface ReplicaFault {
  readonly id: string;
  /** A clause about the channel. */
  readonly what: string;
  readonly certainty: Certainty;
  readonly candidates?: readonly string[];
}

const proved = (id: string, what: string): ReplicaFault => ({ id, what, certainty: 'proved' });
const likely = (id: string, what: string, ...candidates: string[]): ReplicaFault => ({
  id,
  what,
  certainty: 'likely',
  candidates,
});
const unclear = (what: string, ...candidates: string[]): ReplicaFault => ({
  id: 'replica-connection-fails',
  what,
  certainty: 'likely',
  candidates,
});

/** The one fault of a channel: exactly one check speaks for it. Undefined for a channel that runs well or was stopped in peace. */
export function replicaFault(facts: Facts, replica: ReplicaFact): ReplicaFault | undefined {
  if (replica.io === 'Yes') return running(replica);
  if (replica.errno === undefined) return undefined;
  const { errno } = replica;
  const text = replica.error ?? '';
  if (errno === 2061 || /requires secure connection/i.test(text)) {
    return proved(
      'replica-plain-caching-sha2',
      'connects without TLS, and the account of the source needs TLS to send its password',
    );
  }
  if (errno === 3159 || errno === 9002)
    return proved('replica-plain-require-ssl', 'connects without TLS, and the source takes no such connections at all');
  if (errno === 1045) return denied(replica);
  if (/ssl|tls|certificate/i.test(text) || errno === 2026) return handshake(facts, replica, text);
  // TLS 1.3 shows a refused certificate as a lost connection.
  return replica.ssl === true ? observed(replica, undefined) : undefined;
}

function running(replica: ReplicaFact): ReplicaFault | undefined {
  const local = replica.host.startsWith('/');
  if (replica.ssl === false && !local) return proved('replica-silently-plaintext', 'runs without TLS');
  if (replica.ssl === true && !local && replica.source?.greeting?.offersTls === false)
    return proved(
      'replica-silently-plaintext',
      'asks for TLS and runs without: its source offers none, and it does not insist',
    );
  const trust = replica.files.ca ?? replica.files.capath;
  if (replica.ssl === true && trust === undefined && replica.verifies === false)
    return proved(
      'replica-encrypts-but-does-not-verify',
      'encrypts and takes any certificate: it has no CA to verify with',
    );
  return undefined;
}

function denied(replica: ReplicaFact): ReplicaFault {
  const clause = replica.account?.require.kind;
  if (replica.ssl === false) {
    const offers = replica.source?.greeting?.offersTls;
    if (clause === 'NONE' || offers === false)
      return unclear('is denied by the source, and no REQUIRE clause explains it', 'account-password-wrong');
    const what = 'connects without TLS and is denied by the source';
    if (clause !== undefined) return likely('replica-plain-require-ssl', `${what}: its account has REQUIRE ${clause}`);
    return likely('replica-plain-require-ssl', what, 'replica-plain-require-ssl', 'account-password-wrong');
  }
  if (replica.ssl === true && replica.files.cert === undefined) {
    if (clause === 'X509' || clause === 'SPECIFIED')
      return likely('replica-require-x509-no-cert', `shows no certificate, and its account has REQUIRE ${clause}`);
    if (clause === undefined)
      return unclear(
        'is denied by the source over TLS and shows no certificate',
        'replica-require-x509-no-cert',
        'account-password-wrong',
      );
  }
  return unclear(
    'is denied by the source',
    'account-password-wrong',
    'require-subject-mismatch',
    'require-issuer-mismatch',
  );
}

function handshake(facts: Facts, replica: ReplicaFact, text: string): ReplicaFault {
  const pair = replicaPair(replica);
  const troubles = replicaFileTroubles(facts, replica);
  const lost = troubles.find(({ trouble }) => trouble !== undefined);
  if (lost !== undefined) {
    const id = lost.relative ? 'replica-path-relative' : 'replica-tls-file-unusable';
    const named = lost.relative
      ? `names ${lost.file.named}, which is taken from the data folder, and `
      : 'cannot use its file: ';
    return proved(id, `${named}${lost.trouble ?? ''}`);
  }
  if (pair === false)
    return proved(
      'replica-key-cert-mismatch',
      `has the key ${replica.files.key ?? ''}, which is not that of ${replica.files.cert ?? ''}`,
    );
  const ca = troubles.find(({ role, relative }) => role === 'ca' && relative);
  return observed(replica, ca?.file.path) ?? byText(replica, text);
}

/** OpenSSL's reasons for a chain that does not lead to the CA at hand. */
const noIssuer = /ISSUER|SELF_SIGNED|VERIFY_LEAF|UNTRUSTED|CERT_SIGNATURE_FAILURE/;

/** What our own handshake with the source showed. */
function observed(replica: ReplicaFact, relativeCa: string | undefined): ReplicaFault | undefined {
  const { source } = replica;
  if (source?.greeting?.offersTls === false)
    return proved('replica-source-without-tls', 'asks for TLS, and the source offers none');
  const verified = source?.tls?.verified;
  if (verified?.ok === false && verified.what === 'name')
    return proved(
      'replica-name-mismatch',
      `verifies the name ${replica.host}, which the certificate of the source does not hold`,
    );
  if (verified?.ok === false && noIssuer.test(verified.error ?? '')) {
    if (relativeCa !== undefined)
      return proved(
        'replica-path-relative',
        `names ${replica.files.ca ?? ''}, which is ${relativeCa}: not the CA of the source`,
      );
    return proved(
      'replica-wrong-ca',
      `trusts ${replica.files.ca ?? replica.files.capath ?? 'no CA'}, and the certificate of the source is of another CA (${verified.error ?? ''})`,
    );
  }
  if (verified?.ok === false)
    return proved('replica-source-cert-refused', `refuses the certificate of the source: ${verified.error ?? ''}`);
  const cut = source?.tls?.alertReceived ?? (source?.tls?.ok === true ? source.login?.closed : undefined);
  if (replica.files.cert !== undefined && cut !== undefined)
    return proved('replica-cert-refused', `shows the certificate ${replica.files.cert}, and the source refuses it`);
  return undefined;
}

/** Where nothing but the text is known. The server's copy of the client library says less than the client. */
function byText(replica: ReplicaFact, text: string): ReplicaFault {
  const says = `cannot make TLS with the source: ${text.replace(/^.*?message:\s*/i, '')}`;
  if (/private key/i.test(text)) return likely('replica-key-cert-mismatch', says, 'replica-tls-file-unusable');
  if (/default_verify_paths|get certificate/i.test(text))
    return likely('replica-tls-file-unusable', says, 'replica-path-relative');
  if (/doesn't support it|does not support SSL/i.test(text)) return proved('replica-source-without-tls', says);
  if (/SSL certificate validation failure/i.test(text)) return likely('replica-name-mismatch', says);
  const chain = /certificate verify failed|reason\(0\)/i.test(text);
  if (chain && replica.verifies === false) return likely('replica-wrong-ca', says, 'replica-source-cert-refused');
  if (chain) return unclear(says, 'replica-wrong-ca', 'replica-name-mismatch', 'replica-source-cert-refused');
  return unclear(says, 'replica-cert-refused', 'replica-wrong-ca', 'replica-name-mismatch');
}
