/**
 * The library under the command line: named exports only. Everything that can fail throws a `TlsqlError` with a code of the
 * closed list in `codes`. What is not exported here may change at any time.
 */

// Errors
export { type Code, codes, type Fault } from './base/codes.ts';
export { type ErrorDetail, errorToJson, TlsqlError } from './base/error.ts';
// The CA folder
export { type BulkDone, type BulkOptions, type BulkProgress, issueBulk } from './ca/bulk.ts';
export { type BundleForm, type BundleOptions, type MadeBundle, makeBundle } from './ca/bundle.ts';
export type { CaFinding } from './ca/ca-finding.ts';
export { type CheckedCa, checkCa } from './ca/check-ca.ts';
export { type InitCaOptions, initCa, type MadeCa } from './ca/init-ca.ts';
export { type Issued, type IssueOptions, issueClient, issueServer } from './ca/issue.ts';
export { issueCrl } from './ca/issue-crl.ts';
export type { MadeCrl } from './ca/make-crl.ts';
export { type IntermediateOptions, makeIntermediate } from './ca/make-intermediate.ts';
export { type MadeRequest, type MakeRequestOptions, makeRequest } from './ca/make-request.ts';
export { type Ca, type OpenCaOptions, openCa } from './ca/open-ca.ts';
export { type Rehashed, type RehashOptions, rehash } from './ca/rehash.ts';
export { type RenewCaOptions, type RenewedCa, renewCa } from './ca/renew-ca.ts';
export { type Renewed, type RenewOptions, renewLeaf } from './ca/renew-leaf.ts';
export { type Revoked, type RevokeOptions, revoke } from './ca/revoke.ts';
export { type ShownCa, type ShownEntry, showCa } from './ca/show-ca.ts';
export { type SignRequestOptions, signRequest } from './ca/sign-request.ts';
// The built-in server, for tests of your own
export { type Endpoint, type EndpointOptions, startEndpoint } from './endpoint/server.ts';
// Proofs
export { type Claim, type Proof, type ProofReport, proofIds } from './facts/proof.ts';
export type { ClientIdentity, TlsFacts, TlsMaterial } from './io/tls-facts.ts';
// TLS
export { type TlsSessions, tlsSessions } from './io/tls-sessions.ts';
// What a server's version can do
export { type Ability, can } from './mysql/abilities.ts';
export { parseServerVersion, type ServerVersion } from './mysql/server-version.ts';
export { type ProveConnectionOptions, proveConnection } from './prove/prove-connection.ts';
export { evidenceText, proofJson, proofText } from './report/proof-report.ts';
// Sessions
export { openSession, type Session, type SessionFacts, type SessionSettings } from './session/open-session.ts';
// Certificates
export { type Certificate, parseCertificates } from './x509/certificate.ts';
export { type CertificateDescription, describeCertificate } from './x509/describe-certificate.ts';
export { type VerifyQuestion, type VerifyResult, verifyChain } from './x509/verify/verify-chain.ts';
